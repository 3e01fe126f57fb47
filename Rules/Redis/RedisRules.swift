internal import Linting

/// What finally reaches redis-server.
let redisRules: [Rule] = [
  .redisNoAuth, .redisExposedNoAuth, .redisPlaintextPassword, .redisProtectedModeOff,
  .redisNoNetworkPolicy, .redisNoACLFile, .redisNoTLS, .redisTLSIncomplete,
  .redisTLSFileNotMounted, .redisUnknownDirective, .redisConfigWillNotStart, .redisAOFOnEmptyDir,
  .sentinelQuorum, .redisWriteThroughClusterIP, .redisClientPlaintextToTLS,
  .redisExporterSkipVerify,
]
