internal import Linting

/// Who may do what with the API server.
let rbacRules: [Rule] = [
  .rbacMissingVerbForScript, .rbacSubjectWithoutNamespace, .rbacUnscopedSecrets,
  .metadataNamespaceOnClusterScoped,
]
