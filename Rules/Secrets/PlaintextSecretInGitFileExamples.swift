internal import Linting

/// Files that a ConfigMap holds.
extension PlaintextSecretInGitExamples {
  static let files: [Example] = [
    .flagged(
      "The settings of a program, in a ConfigMap", level: .warning,
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: orders
      data:
        application.properties: |
          spring.datasource.username=orders
          spring.datasource.password=↓made-up-Kx7qP2
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: orders
        data:
          application.properties: |
            spring.datasource.username=orders
            spring.datasource.password=${ORDERS_PASSWORD}
        """),
    .flagged(
      "The storage of Vault itself",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: vault
      data:
        vault.hcl: |
          storage "postgresql" {
            connection_url = "↓postgres://vault:made-up-Kx7qP2@vault-db:5432/vault"
          }
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vault
        data:
          vault.hcl: |
            storage "postgresql" {
            }
        """),
    .flagged(
      "JSON",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: orders
      data:
        settings.json: |
          {
            "user": "orders",
            "password": "↓made-up-Kx7qP2",
            "port": 5432
          }
      """,
      corrected: """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: orders
        data:
          settings.json: |
            {
              "user": "orders",
              "passwordFile": "/run/secrets/orders/password",
              "port": 5432
            }
        """),
    .clean(
      "What is filled in, named, described, translated, encrypted or left out",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: orders
      data:
        application.properties: |
          # spring.datasource.password=made-up-Kx7qP2
          ; password = made-up-Kx7qP2
          spring.datasource.password=${ORDERS_PASSWORD}
          mail.password={cipher}AQB3f1a2b3c4
          smtp.password=ENC(G6N718UuyPE5bHyWKyuLQSm02auQPUtm)
          proxy.password=@PROXY_PASSWORD@
        openapi.yaml: |
          properties:
            password: string
            token: {type: string, minLength: 12}
        de.yaml: |
          forgot_password: Passwort vergessen?
          new-password: Passwort
        chart.yaml: |
          existingSecret: orders-db2
          password: !secret db2
          passwordKey: password2
          password_file: /run/secrets/db2
          private-key: &key1
        rules.yaml: |
          expr: up{job="a"} == 0
          url: https://grafana.example.com/d/1?password=a1b2c3
        code.js: |
          const password = generate(12)
          const token = `${a}${b}1`
      """),
    .clean(
      "A script, which has a rule of its own",
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: backup
      data:
        backup.sh: |
          #!/bin/sh
          export RESTIC_PASSWORD=made-up-Kx7qP2
          restic backup /data
      """),
  ]
}
