internal import Linting

/// The forms in which credentials stand under keys that promise nothing.
extension PlaintextSecretInGitExamples {
  static let forms: [Example] = [
    .flagged(
      "The forms in which programs keep their logins",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: registry
      stringData:
        ↓.dockerconfigjson: '{"auths":{"ghcr.io":{"auth":"Ym9iOm1hZGUtdXAtS3g3cVAy"}}}'
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: chat
      stringData:
        ↓url: https://hooks.slack.com/services/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
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: pg
      stringData:
        ↓.pgpass: 'db:5432:*:orders:made-up-Kx7qP2'
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: host
      stringData:
        ↓.netrc: machine git.example.com login bob password made-up-Kx7qP2
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: jdbc
      stringData:
        ↓url: jdbc:postgresql://db:5432/orders?user=orders&password=made-up-Kx7qP2
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: ado
      stringData:
        ↓connection: Server=db;Database=orders;User Id=sa;Password=made-up-Kx7qP2;
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: dsn
      stringData:
        ↓dsn: orders:made-up-Kx7qP2@tcp(db:3306)/orders
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: maven
      stringData:
        ↓settings.xml: <settings><server><password>made-up-Kx7qP2</password></server></settings>
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: php
      stringData:
        ↓config.php: "<?php $CONFIG = array('dbpassword' => 'made-up-Kx7qP2');"
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: jobs
      stringData:
        ↓scrape.yaml: |
          - job_name: orders
            basic_auth: {username: a, password: made-up-Kx7qP2}
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: users
      stringData:
        ↓users.json: '[{"user":"a","password":"made-up-Kx7qP2"}]'
      """,
      corrected: """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata:
          name: orders
        """),
    .clean(
      "The same forms without a credential",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: registry
      stringData:
        .dockerconfigjson: '{"auths":{"ghcr.io":{"auth":"${REGISTRY_AUTH}"}}}'
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: chat
      stringData:
        url: https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: pg
      stringData:
        .pgpass: 'db:5432:*:orders:${ORDERS_PASSWORD}'
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: jdbc
      stringData:
        url: jdbc:postgresql://db:5432/orders?user=orders&ssl=true
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: ado
      stringData:
        connection: Server=db;Database=orders;Integrated Security=true;
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: card
      stringData:
        address: '00:16:3e:5e:6c:00'
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: maven
      stringData:
        settings.xml: <settings><server><password>{COQLCE6DU6GtcS5P=}</password></server></settings>
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: fields
      stringData:
        form.php: "<?php $fields = array('username', 'password', 'email');"
      """),
    .flagged(
      "A value that SOPS has not sealed, whatever else stands in the file",
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: orders
      stringData:
        ↓password: made-up-Kx7qP2
        token: ENC[AES256_GCM,data:bWFkZXVw,iv:bWFkZXVw,tag:bWFkZXVw,type:str]
      sops:
        mac: ENC[AES256_GCM,data:bWFj,iv:aXY=,tag:dGFn,type:str]
        version: 3.9.1
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: orders
        stringData:
          password: ENC[AES256_GCM,data:bWFkZXVw,iv:bWFkZXVw,tag:bWFkZXVw,type:str]
          token: ENC[AES256_GCM,data:bWFkZXVw,iv:bWFkZXVw,tag:bWFkZXVw,type:str]
        sops:
          mac: ENC[AES256_GCM,data:bWFj,iv:aXY=,tag:dGFn,type:str]
          version: 3.9.1
        """),
    .flagged(
      "What a variable falls back to", level: .note,
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: orders
      stringData:
        ↓password: ${ORDERS_PASSWORD:-made-up-Kx7qP2}
      """,
      corrected: """
        apiVersion: v1
        kind: Secret
        metadata:
          name: orders
        stringData:
          password: ${ORDERS_PASSWORD}
        """),
  ]
}
