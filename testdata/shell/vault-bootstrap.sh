#!/bin/bash
# Sets up a Vault from nothing: seals, mounts, policies, roles. Runs again without harm.
set -euo pipefail

NAMESPACE="${NAMESPACE:-vault}"
POD=vault-0
export VAULT_ADDR="https://${POD}.vault-internal.${NAMESPACE}.svc:8200"
INIT_FILE=/tmp/init.json
MOUNTS=(kubernetes kubernetes-edge)
TEAMS="payments search"

log() { echo "[$(date +%T)] $*" >&2; }

die() {
  log "$1"
  exit "${2:-1}"
}

in_pod() {
  kubectl exec -n "$NAMESPACE" "$POD" -c vault -- "$@"
}

retry() {
  local attempts=$1
  shift
  for ((i = 1; i <= attempts; i++)); do
    if "$@"; then
      return 0
    fi
    sleep 5
  done
  return 1
}

command -v jq >/dev/null || die "jq is missing" 3

if [[ $(in_pod vault status -format=json | jq -r .initialized) == "false" ]]; then
  in_pod vault operator init -key-shares=5 -key-threshold=3 -format=json >"$INIT_FILE"
  kubectl create secret generic vault-keys -n "$NAMESPACE" \
    --from-file=init.json="$INIT_FILE" \
    --dry-run=client -o yaml | kubectl apply --server-side -f -
  ROOT_TOKEN=$(jq -r .root_token "$INIT_FILE")
else
  ROOT_TOKEN=$(kubectl get secret vault-keys -n "$NAMESPACE" -o jsonpath='{.data.root}' | base64 -d)
fi

for index in {0..2}; do
  key="$(jq -r ".unseal_keys_b64[$index]" "$INIT_FILE")"
  for replica in 0 1 2; do
    kubectl exec -n "$NAMESPACE" "vault-$replica" -- vault operator unseal "$key" || true
  done
done

export VAULT_TOKEN="$ROOT_TOKEN"
retry 10 vault status || die "no answer from $VAULT_ADDR"

for mount in "${MOUNTS[@]}"; do
  vault auth list -format=json | jq -e ".\"$mount/\"" >/dev/null ||
    vault auth enable -path="$mount" kubernetes
done

vault write auth/kubernetes/config \
  kubernetes_host="https://${KUBERNETES_SERVICE_HOST}:443"

EDGE_HOST=https://api.edge.example.com:6443
REVIEWER=$(kubectl --context edge create token vault-reviewer --duration=8760h)
vault write auth/kubernetes-edge/config - <<JSON
{
  "kubernetes_host": "${EDGE_HOST%%:6443}:6443",
  "token_reviewer_jwt": "$REVIEWER",
  "disable_local_ca_jwt": true
}
JSON

write_policy() {
  local team=$1 access=${2:-read}
  vault policy write "$team-$access" - <<HCL
path "secret/data/$team/*" { capabilities = ["$access"] }
HCL
}

for team in $TEAMS; do
  write_policy "$team"
  write_policy "$team" update
  vault write "auth/kubernetes/role/$team" \
    bound_service_account_names="$team" bound_service_account_namespaces="$team" \
    policies="$team-read" ttl=1h
done

case "${DATABASE:-none}" in
  redis)
    PLUGIN=redis-database-plugin
    ;;
  valkey)
    PLUGIN=valkey-database-plugin
    ;;
  *)
    log "no database"
    exit 0
    ;;
esac

while read -r name host; do
  vault write -namespace=data "database/config/$name" plugin_name="$PLUGIN" \
    host="$host" port=6380 tls=true ca_cert=@/tls/ca.crt username=vault password="$DB_PASSWORD"
done <<LIST
cache redis-master.cache.svc
queue redis-master.queue.svc
LIST

FLAGS="--silent --fail"
curl $FLAGS -X POST -H "X-Vault-Token: $VAULT_TOKEN" -H 'X-Vault-Namespace: data' \
  --data '{"allowed_roles": "*"}' "$VAULT_ADDR/v1/database/config/cache"

cat >/tmp/issuer.yaml <<YAML
apiVersion: v1
kind: Secret
metadata:
  name: issuer
  namespace: $NAMESPACE
YAML
if kubectl get secret issuer -n "$NAMESPACE"; then
  exit 0
fi
kubectl apply -f /tmp/issuer.yaml
kubectl -n payments rollout restart deployment/api statefulset/worker
