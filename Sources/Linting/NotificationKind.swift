extension Notification.Kind {
  /// The kind whose id this is, in letters of either case.
  public init?(id: String) { self.init(rawValue: id.uppercased()) }

  /// What has happened, in one or two sentences.
  public var meaning: String {
    switch self {
    case .unreadable:
      "The file or folder could not be read, or there is no manifest in it or on standard input."
    case .overLimit: "The file, or a document in it, is over one of the bounds on what is read."
    case .template:
      "The file is a template, and what it becomes is not known before it is rendered."
    case .patch:
      "The file is a kustomize patch that no root here applies, and a patch alone is no object."
    case .notYAML:
      "The file is no text of the kind that its name promises: it is binary, or JSON that is not YAML."
    case .values: "The file holds values from which a chart makes objects."
    case .configuration:
      "Something in the configuration, an ignore comment or annotation is not understood."
    case .partialBuild:
      """
      A kustomize root names what the tree does not hold: a remote base, a chart, a program. It is left \
      out, and the rest of the root is judged.
      """
    case .brokenBuild:
      "kustomize would refuse this entry or the whole root. It is left out, and the rest is judged."
    case .lapsed:
      """
      An exception no longer takes its finding away: the day of its `until` is over, or another value \
      stands there than the one of its `value`.
      """
    case .unused:
      """
      A comment, an annotation or an entry of `suppressions` takes nothing away: what it excused is gone, \
      or it never stood at the right place.
      """
    case .baseline: "What the baseline lists is found no more."
    case .added:
      """
      The run follows only what the revision of `--trusted-config` says. The change adds, moves or widens \
      an exception, edits the configuration or the baseline, or marks a value as no secret: that is told \
      here and not followed, and the findings count.
      """
    case .outOfSight:
      """
      The revision of `--trusted-config` could judge it, and with the change it cannot be judged: the file \
      is a link now, a template, over a bound, or its kustomization breaks. That fails the run.
      """
    }
  }

  /// What a user can do about it.
  public var remedy: String {
    switch self {
    case .unreadable:
      """
      See that the path is right, that you may read it, and that it is no link out of the folder. A path \
      that you name fails the run with status 3, as does a run that finds nothing to read; the rest only \
      with `--strict-coverage`.
      """
    case .overLimit:
      """
      Raise the bound that the message names, with `--limit NAME=VALUE` or under `limits` in the \
      configuration, or leave the file out with `paths.exclude`. With `--strict-coverage` it fails the run.
      """
    case .template, .values:
      """
      Render it and judge what comes out: `helm template CHART | manifestguard lint -`, or \
      `--render helm` for a chart of the tree that a kustomization names.
      """
    case .patch: "Nothing, unless a kustomization ought to list it."
    case .notYAML: "Decrypt or rename it, or leave it out with `paths.exclude`."
    case .configuration: "Correct the place that the message names."
    case .partialBuild:
      """
      Judge what kustomize builds: `kustomize build DIR | manifestguard lint -`, or use `--render helm` \
      for a chart of the tree.
      """
    case .brokenBuild:
      "Correct the place that the message names; `kustomize build` fails there too."
    case .lapsed:
      """
      Mend the finding, or judge anew and write another day, or the value that \
      `manifestguard explain PATH:LINE` shows.
      """
    case .unused:
      """
      Take it out, or put it where the finding is reported. It is told only where a whole project is \
      judged, for rules that ran, in files that could be judged.
      """
    case .baseline: "`manifestguard baseline` writes the list anew, without them."
    case .added:
      """
      Mend the finding. If it is right to excuse it, someone who may decide that lands the exception in a \
      change of its own; then this one passes.
      """
    case .outOfSight:
      """
      Undo what keeps it from being judged. Where that is wanted, someone who may decide it lands the change \
      without this gate.
      """
    }
  }
}
