internal import Linting

/// How Vault is opened, and whom it trusts.
let vaultRules: [Rule] = [
  .unsealMountNotOptional, .vaultAuthMissingReviewer, .vaultAuthProjectedReviewerJWT,
  .vaultAuthCAMissing, .vaultAuthDelegatorMissing,
  .vaultDataEmptydir, .vaultDevMode, .vaultLivenessKillsSealed, .vaultReadinessAcceptsSealed,
  .unsealKeyEmptyNotChecked, .unsealOnlyFirstPod, .vaultKeyIntegrityUnchecked, .vaultKeysSingleCopy,
  .vaultSingleUnsealKey, .vaultRootTokenStored,
  .vaultPolicyRootWildcard, .vaultRoleWildcard, .vaultRoleDefaultSA,
  .vdsMissingRolloutRestart, .dbTLSDisabled, .dbDynamicRoleNoOwner, .vaultRotateRootConflict,
  .vaultDBConfigUnverified,
  .vaultTLSDisabled, .vaultSkipTLSVerify, .vaultPlaintextAddr,
]
