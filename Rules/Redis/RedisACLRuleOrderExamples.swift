internal import Linting

enum RedisACLRuleOrderExamples {
  private static let hash = RedisACLExamples.hash

  static let all: [Example] = [
    .flagged(
      "What is allowed is wiped, and FLUSHALL is allowed instead",
      RedisACLExamples.file(
        "user default off", "user app on \(hash) ~* ↓+get +set -@all +@write"),
      corrected: RedisACLExamples.file(
        "user default off", "user app on \(hash) ~* -@all +get +set")),
    .flagged(
      "A denied command comes back with all the others",
      RedisACLExamples.job("redis-cli ACL SETUSER ops on \"#$HASH\" '~*' ↓'-config|set' '+@all'"),
      corrected: RedisACLExamples.job(
        "redis-cli ACL SETUSER ops on \"#$HASH\" '~*' '+@all' '-@admin'")),
    .flagged(
      "A category gives back what another takes away",
      RedisACLExamples.file(
        "user default off", "user app on \(hash) ~* ↓-@dangerous +@read +@write"),
      corrected: RedisACLExamples.file(
        "user default off", "user app on \(hash) ~* +@read +@write -@dangerous")),
    .flagged(
      "Key patterns do not hold FLUSHALL back",
      RedisACLExamples.file(
        "user default off", "user app on \(hash) ~app:* +@read ↓+@write"),
      corrected: RedisACLExamples.file(
        "user default off", "user app on \(hash) ~app:* +@read +@write -@dangerous")),
    .flagged(
      "Vault makes users who may do nothing",
      RedisACLExamples.job(
        "vault write database/roles/app db_name=redis \\",
        "  ↓creation_statements='[\"~app:*\", \"+@read\", \"-@all\"]'"),
      corrected: RedisACLExamples.job(
        "vault write database/roles/app db_name=redis \\",
        "  creation_statements='[\"~app:*\", \"+@read\"]'")),
    .clean(
      "Nothing, then what is needed",
      RedisACLExamples.file("user default off", "user app on \(hash) ~app:* -@all +@read +set")),
    .clean(
      "One command is given back by its name",
      RedisACLExamples.file("user default off", "user app on \(hash) ~* +@all -@dangerous +info")),
    .clean(
      "What follows is not known",
      RedisACLExamples.job("redis-cli ACL SETUSER app on '>x' '~app:*' +get $RULES")),
  ]
}
