internal import Linting

/// What finally reaches redis-server.
let redisRules: [Rule] = [
  .redisNoAuth, .redisExposedNoAuth, .redisPlaintextPassword, .redisProtectedModeOff,
  .redisRefusesClients,
  .redisNoNetworkPolicy, .redisNoACLFile, .redisNoTLS, .redisACLDefaultUserOn, .redisACLRuleOrder,
  .redisACLOverbroad, .redisACLPlaintextPassword, .redisACLFileInvalidLine, .redisACLFileConflicts,
  .redisACLFileNotDurable, .redisACLFileNeverSaved, .redisACLNotReplicated,
  .redisVaultUsesDefaultUser, .redisACLLogMaxLen,
  .redisTLSIncomplete,
  .redisTLSFileNotMounted, .redisUnknownDirective, .redisConfigWillNotStart, .redisAOFOnEmptyDir,
  .sentinelQuorum, .redisServersApart, .redisWriteThroughClusterIP, .redisClientPlaintextToTLS,
  .redisExporterSkipVerify,
]
