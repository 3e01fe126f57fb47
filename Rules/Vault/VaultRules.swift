internal import Linting

/// How Vault is opened, and whom it trusts.
let vaultRules: [Rule] = [
  .unsealMountNotOptional, .vaultAuthMissingReviewer, .vaultAuthProjectedReviewerJWT,
  .vaultDataEmptydir, .vaultDevMode, .vaultLivenessKillsSealed, .vaultReadinessAcceptsSealed,
  .vaultSingleUnsealKey, .vaultRootTokenStored,
  .vaultPolicyRootWildcard, .vaultRoleWildcard, .vaultRoleDefaultSA,
  .vaultTLSDisabled, .vaultSkipTLSVerify, .vaultPlaintextAddr,
]
