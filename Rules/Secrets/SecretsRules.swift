internal import Linting

/// Who writes a Secret, and who depends on it.
let secretsRules: [Rule] = [
  .placeholderSecretOverwrite, .secretShellSSAWipe, .secretTwoOwners, .secretMissingManagedBy,
  .secretMountNotOptional, .secretRefMissing, .secretRefMissingInNamespace, .privateKeyInGit,
  .plaintextSecretInGit, .plaintextSecretEnv, .plaintextSecretInScript, .defaultCredentials,
]
