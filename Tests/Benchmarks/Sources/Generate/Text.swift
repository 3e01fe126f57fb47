/// The text of each file, as people write it.
enum Text {
  static func namespace(_ number: Int) -> String { "team-\(number % 20)" }

  static func deployment(_ number: Int, of count: Int, _ random: inout Random) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: app-\(number)
      namespace: \(namespace(number))
      labels:
        app.kubernetes.io/name: app-\(number)
        app.kubernetes.io/part-of: shop
    spec:
      replicas: \(Int.random(in: 1...5, using: &random))
      selector:
        matchLabels:
          app.kubernetes.io/name: app-\(number)
      template:
        metadata:
          labels:
            app.kubernetes.io/name: app-\(number)
        spec:
          serviceAccountName: app-\(number)
          containers:
            - name: main
              image: registry.example.com/shop/app-\(number):1.\(Int.random(in: 0...30, using: &random)).0
              ports:
                - name: http
                  containerPort: 8080
              env:
                - name: LOG_LEVEL
                  value: info
                - name: DATABASE_URL
                  valueFrom:
                    secretKeyRef:
                      name: app-\(number)-db
                      key: url
              resources:
                requests:
                  cpu: \(Int.random(in: 1...9, using: &random))00m
                  memory: 128Mi
                limits:
                  memory: 256Mi
              readinessProbe:
                httpGet:
                  path: /healthz
                  port: http
              securityContext:
                runAsNonRoot: true
                allowPrivilegeEscalation: false
              volumeMounts:
                - name: config
                  mountPath: /etc/app
          volumes:
            - name: config
              configMap:
                name: app-\(number)

    """
  }

  static func service(_ number: Int) -> String {
    """
    apiVersion: v1
    kind: Service
    metadata:
      name: app-\(number)
      namespace: \(namespace(number))
    spec:
      selector:
        app.kubernetes.io/name: app-\(number)
      ports:
        - name: http
          port: 80
          targetPort: http

    """
  }

  static func configuration(_ number: Int, of count: Int, _ random: inout Random) -> String {
    let other = (number + 1) % count
    return """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: app-\(number)
        namespace: \(namespace(number))
      data:
        app.properties: |
          server.port=8080
          feature.flag=\(Int.random(in: 0...1, using: &random))
          upstream=http://app-\(other).\(namespace(other)).svc:80

      """
  }

  static func account(_ number: Int) -> String {
    """
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: app-\(number)
      namespace: \(namespace(number))

    """
  }

  static func externalSecret(_ number: Int) -> String {
    """
    apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata:
      name: app-\(number)-db
      namespace: \(namespace(number))
    spec:
      refreshInterval: 1h
      secretStoreRef:
        name: vault
        kind: ClusterSecretStore
      target:
        name: app-\(number)-db
      data:
        - secretKey: url
          remoteRef:
            key: shop/app-\(number)
            property: url

    """
  }

  static func policy(_ number: Int, of count: Int) -> String {
    """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: app-\(number)
      namespace: \(namespace(number))
    spec:
      podSelector:
        matchLabels:
          app.kubernetes.io/name: app-\(number)
      ingress:
        - from:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: \(namespace((number + 1) % count))
          ports:
            - port: http

    """
  }

  /// A Secret that the engine empties at every sync, beside the ExternalSecret that fills it.
  static func emptiedSecret(_ number: Int) -> String {
    """
    apiVersion: v1
    kind: Secret
    metadata:
      name: app-\(number)-db
      namespace: \(namespace(number))
    stringData:
      url: ""

    """
  }
}
