/// Objects of Kubernetes itself, and of the Gateway API.
extension ReferenceTable {
  static let coreObjects: [ReferenceForm] = [
    ReferenceForm("", "ServiceAccount", "imagePullSecrets[]", need: .lenient),
    ReferenceForm("", "ServiceAccount", "secrets[]", need: .lenient),
    ReferenceForm(
      "", "PersistentVolume", "spec.csi.*SecretRef", namespace: .field("namespace"), need: .first),
    // Without the Secret the controller serves its default certificate.
    ReferenceForm(
      "networking.k8s.io", "Ingress", "spec.tls[].secretName", name: "",
      keys: .fixed(["tls.crt", "tls.key"]), need: .lenient),
    ReferenceForm(
      "gateway.networking.k8s.io", "Gateway", "spec.listeners[].tls.certificateRefs[]",
      target: .field("kind", otherwise: "Secret"), keys: .fixed(["tls.crt", "tls.key"]),
      namespace: .field("namespace")),
    ReferenceForm(
      "gateway.networking.k8s.io", "BackendTLSPolicy", "spec.validation.caCertificateRefs[]",
      target: .field("kind", otherwise: "ConfigMap"), key: nil),
    ReferenceForm(
      "networking.istio.io", "Gateway", "spec.servers[].tls.credentialName", name: "",
      namespace: .controller),
    ReferenceForm("gateway.envoyproxy.io", "SecurityPolicy", "spec.oidc.clientSecret"),
    ReferenceForm("gateway.envoyproxy.io", "SecurityPolicy", "spec.basicAuth.users"),
    ReferenceForm("gateway.envoyproxy.io", "SecurityPolicy", "spec.apiKeyAuth.credentialRefs[]"),
    ReferenceForm("traefik.io", "Middleware", "spec.basicAuth.secret", name: ""),
    ReferenceForm("traefik.io", "Middleware", "spec.digestAuth.secret", name: ""),
    ReferenceForm("traefik.io", "IngressRoute|IngressRouteTCP", "spec.tls.secretName", name: ""),
    ReferenceForm("traefik.io", "TLSStore", "spec.defaultCertificate.secretName", name: ""),
    ReferenceForm(
      "config.openshift.io", "OAuth", "spec.identityProviders[].*.clientSecret",
      namespace: .controller, need: .first),
    ReferenceForm(
      "config.openshift.io", "OAuth", "spec.identityProviders[].htpasswd.fileData",
      namespace: .controller, need: .first),
  ]
}
