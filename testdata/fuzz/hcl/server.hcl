# A server's configuration.
ui = true
listener "tcp" {
  address = "[::]:8200"
  tls_disable = "1" # 0
  telemetry { unauthenticated_metrics_access = true }
}
storage "raft" { path = "/vault/data" retry_join { leader_api_addr = "http://a-0:8200" } }
seal "transit" { address = "https://v", disable_renewal = "false" }
max_lease_ttl = -1.5e3 /* hours */
