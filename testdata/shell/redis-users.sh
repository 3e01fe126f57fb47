#!/bin/sh -e
# Users of a Redis behind Sentinels, on the master and on every replica.
SENTINEL=redis-sentinel.cache.svc
CLI="redis-cli --no-auth-warning --tls --cacert /tls/ca.crt"
unset REDISCLI_AUTH

MASTER=$(redis-cli -h "$SENTINEL" -p 26379 SENTINEL get-master-addr-by-name main | head -n 1)
[ -n "$MASTER" ] || exit 1

for host in "$MASTER" redis-node-1.cache.svc redis-node-2.cache.svc; do
  $CLI -h "$host" -a "$REDIS_PASSWORD" <<COMMANDS
ACL SETUSER app on >$APP_PASSWORD ~app:* +@read +@write
CONFIG SET maxmemory-policy 'noeviction'
COMMANDS
done

printf 'ACL SETUSER metrics on nopass ~* +info\nACL SAVE\n' | valkey-cli -u "rediss://admin@$SENTINEL:6379"
ROLE=reader
ROLE="${ROLE}s"
echo "ACL SETUSER $ROLE off" | busybox nc localhost 6379
sh -c 'redis-cli ping; redis-cli -n "$1" FLUSHDB' cleanup 3
trap 'rm -f /tmp/acl' EXIT
psql -h pg.data.svc -U postgres -d app -c "ALTER ROLE app PASSWORD '$APP_PASSWORD'"
