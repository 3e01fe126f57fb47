extension OptionSyntax {
  /// The options of all kubectl commands that take a value (kubectl/pkg/cmd, kubectl options).
  ///
  /// Absent are those with a value of their own when none is given, such as `--dry-run` and `--cascade`.
  static let kubectl = OptionSyntax(style: .gnu, valued: kubectlValued)

  /// `logs` has switches of the letters that elsewhere take a value.
  static let kubectlLogs = OptionSyntax(
    style: .gnu, valued: kubectlValued.subtracting(["-f", "-p"]))

  private static let kubectlValued: Set<String> = [
    "-n", "--namespace", "-f", "--filename", "-o", "--output", "-l", "--selector", "-k",
    "--kustomize", "-c", "--container", "-p", "--patch", "--patch-file", "--type", "-L",
    "--label-columns", "-s", "--server", "-v", "--v",
    // All commands.
    "--as", "--as-group", "--as-uid", "--cache-dir", "--certificate-authority",
    "--client-certificate", "--client-key", "--cluster", "--context", "--kubeconfig", "--profile",
    "--profile-output", "--request-timeout", "--tls-server-name", "--token", "--user", "--username",
    "--password", "--vmodule",
    // apply, create, replace, delete, patch
    "--field-manager", "--prune-allowlist", "--prune-whitelist", "--applyset", "--grace-period",
    "--timeout", "--raw", "--subresource", "--field-selector", "--resource-version",
    // create secret, create configmap
    "--from-literal", "--from-file", "--from-env-file", "--docker-server", "--docker-username",
    "--docker-password", "--docker-email", "--cert", "--key",
    // create token, job, role, rolebinding, service, quota, ...
    "--duration", "--audience", "--bound-object-kind", "--bound-object-name", "--bound-object-uid",
    "--from", "--image", "--schedule", "--restart", "--clusterrole", "--role", "--serviceaccount",
    "--group", "--verb", "--resource", "--resource-name", "--tcp", "--node-port", "--external-name",
    "--clusterip", "--class", "--rule", "--annotation", "--default-backend", "--hard", "--scopes",
    "--min-available", "--max-unavailable", "--value", "--description", "--replicas", "--port",
    // run, expose, scale, autoscale, set, rollout
    "--env", "--labels", "--overrides", "--override-type", "--name", "--target-port", "--protocol",
    "--external-ip", "--session-affinity", "--load-balancer-ip", "--cluster-ip",
    "--current-replicas", "--min", "--max", "--cpu-percent", "--limits", "--requests", "-e",
    "--containers", "--prefix", "--revision", "--to-revision", "--pod-running-timeout",
    // get, wait, logs, debug, port-forward
    "--sort-by", "--template", "--chunk-size", "--for", "--tail", "--since", "--since-time",
    "--limit-bytes", "--max-log-requests", "--address", "--target", "--copy-to", "--set-image",
    "--retries",
  ]
}
