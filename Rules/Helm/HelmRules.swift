internal import Linting

/// What charts make of the values they are given.
let helmRules: [Rule] = [.helmPasswordRegenerated, .helmUnknownValuesKey]
