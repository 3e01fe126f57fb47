// A rule file says `import Linting` and nothing more, unless it reads an embedded language.
@_exported public import Graph
