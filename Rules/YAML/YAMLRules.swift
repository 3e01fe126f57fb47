internal import Linting

/// What no tool downstream reads as it was meant.
let yamlRules: [Rule] = [.yamlSyntax, .yamlDuplicateKey]
