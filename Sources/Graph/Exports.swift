// A rule speaks of resources, nodes and ranges all the time; one import brings them.
@_exported public import Manifests
@_exported public import SourceText
@_exported public import YAML
