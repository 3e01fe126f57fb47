internal import Linting

/// Who writes a Secret, and who depends on it.
let secretsRules: [Rule] = [
  .placeholderSecretOverwrite, .secretShellSSAWipe, .secretMissingManagedBy,
  .secretManagedElsewhere, .secretMountNotOptional, .privateKeyInGit, .plaintextSecretInGit,
  .plaintextSecretEnv,
  .defaultCredentials,
]
