/// Prometheus Operator, Grafana Operator and their kin.
extension ReferenceTable {
  private static let prometheus = "monitoring.coreos.com"
  private static let grafana = "grafana.integreatly.org"

  static let monitoring: [ReferenceForm] = [
    ReferenceForm(prometheus, "", "spec.**.bearerTokenSecret", key: "key"),
    ReferenceForm(prometheus, "", "spec.**.credentials", key: "key"),
    ReferenceForm(prometheus, "", "spec.**.basicAuth.*", key: "key"),
    ReferenceForm(prometheus, "", "spec.**.clientSecret", key: "key"),
    ReferenceForm(prometheus, "", "spec.**.tlsConfig.keySecret", key: "key"),
    ReferenceForm(prometheus, "", "spec.**.tlsConfig.*.secret", key: "key"),
    ReferenceForm(
      prometheus, "", "spec.**.tlsConfig.*.configMap", target: .kind("ConfigMap"), key: "key"),
    ReferenceForm(
      prometheus, "Prometheus|PrometheusAgent|Alertmanager", "spec.secrets[]", name: ""),
    ReferenceForm(
      prometheus, "Prometheus|PrometheusAgent|Alertmanager", "spec.configMaps[]", name: "",
      target: .kind("ConfigMap")),
    ReferenceForm(
      prometheus, "Prometheus|PrometheusAgent", "spec.additionalScrapeConfigs", key: "key"),
    ReferenceForm(
      prometheus, "ThanosRuler|Prometheus", "spec.**.objectStorageConfig", key: "key"),
    ReferenceForm(prometheus, "AlertmanagerConfig", "spec.receivers[].**.apiURL", key: "key"),
    ReferenceForm(prometheus, "AlertmanagerConfig", "spec.receivers[].**.*Key", key: "key"),
    ReferenceForm(prometheus, "AlertmanagerConfig", "spec.receivers[].**.*Token", key: "key"),
    ReferenceForm(grafana, "Grafana", "spec.deployment.**.valueFrom.secretKeyRef", key: "key"),
    ReferenceForm(grafana, "Grafana", "spec.deployment.**.envFrom[].secretRef"),
    ReferenceForm(
      grafana, "Grafana", "spec.deployment.**.volumes[].secret", name: "secretName",
      key: "items[].key"),
    ReferenceForm(grafana, "Grafana", "spec.external.*", key: "key"),
    ReferenceForm(grafana, "", "spec.valuesFrom[].valueFrom.secretKeyRef", key: "key"),
    ReferenceForm(
      grafana, "", "spec.valuesFrom[].valueFrom.configMapKeyRef",
      target: .kind("ConfigMap"), key: "key"),
    ReferenceForm("tempo.grafana.com", "TempoStack|TempoMonolithic", "spec.storage.secret"),
    ReferenceForm("loki.grafana.com", "LokiStack", "spec.storage.secret"),
    ReferenceForm("monitoring.rhobs", "", "spec.**.clientSecret", key: "key"),
    ReferenceForm("monitoring.rhobs", "", "spec.**.clientId.secret", key: "key"),
    ReferenceForm(
      "observability.openshift.io", "ClusterLogForwarder", "spec.**.token", name: "secretName",
      key: "key"),
  ]
}
