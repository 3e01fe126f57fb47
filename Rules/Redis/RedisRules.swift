internal import Linting

/// What finally reaches redis-server.
let redisRules: [Rule] = [.redisNoACLFile, .redisNoTLS]
