internal import Linting

/// How Vault is opened, and whom it trusts.
let vaultRules: [Rule] = [
  .unsealMountNotOptional, .vaultAuthMissingReviewer, .vaultAuthProjectedReviewerJWT,
  .vaultAuthReviewerExpired, .vaultAuthCAMissing, .vaultAuthDelegatorMissing,
  .vaultAuthConfigOverwritten, .vaultUnknownParameter, .vaultKVPutClobbersSiblings,
  .vaultDataEmptydir, .vaultDevMode, .vaultLivenessKillsSealed, .vaultReadinessAcceptsSealed,
  .unsealKeyEmptyNotChecked, .unsealOnlyFirstPod, .vaultKeyIntegrityUnchecked, .vaultKeysSingleCopy,
  .vaultSingleUnsealKey, .vaultUnsealKeySamePod, .vaultRootTokenStored, .vaultRootTokenInWorkload,
  .vaultSealAlertMissing, .vsoAlertMissing,
  .vaultPolicyRootWildcard, .vaultRoleWildcard, .vaultRoleDefaultSA,
  .vdsMissingRolloutRestart, .vdsRenewalLate, .vdsRedisNoACLHealthcheck, .vsoRoleUndefined,
  .vsoDestinationConflict,
  .dbTLSDisabled, .dbDynamicRoleNoOwner, .vaultRotateRootConflict,
  .vaultDBConfigUnverified,
  .vaultTLSDisabled, .vaultSkipTLSVerify, .vaultPlaintextAddr,
]
