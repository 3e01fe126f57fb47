public import Linting

/// Every hazard that manifestguard knows, family by family.
public let catalog: [Rule] =
  secretsRules + gitOpsRules + redisRules + vaultRules + rbacRules + scriptsRules + helmRules
  + yamlRules
