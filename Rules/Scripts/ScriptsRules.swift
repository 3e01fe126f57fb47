internal import Linting

/// What the scripts of Jobs and containers do to the state of others.
let scriptsRules: [Rule] = [
  .ephemeralIPPersisted, .scriptEarlyExit, .scriptPrintsSecret, .scriptDeletesKeySecret,
  .scriptIdempotentGuardStale,
]
