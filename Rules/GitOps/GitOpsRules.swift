internal import Linting

/// What Argo CD, Flux and kustomize do with the objects of a repository.
let gitOpsRules: [Rule] = [
  .argocdReplaceSecret, .argocdUnknownSyncOption, .argocdIgnoreExtraneousNotProtection,
  .argocdUnknownField, .gitopsPruneKeySecret, .kustomizeOrphanFile,
  .duplicateResource,
  .argocdHookNotIdempotent, .oneshotJobTracksTopology,
  .placeholderImageTag, .imageMutableTag, .hostpathData,
]
