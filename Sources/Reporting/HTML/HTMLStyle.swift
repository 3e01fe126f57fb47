/// The style of every page, for light and dark screens, narrow ones and paper.
enum HTMLStyle {
  /// The digest of the text (SHA-256, Base64), by which the page's policy knows it.
  static let digest = "sha256-kpLOjXDWu54O6U17JNtO/IJLlcOIMlbU0pWYmD/an4I="

  static let text = """

    :root { color-scheme: light dark; --back: #fff; --text: #1c2128; --faint: #59636e; --line: #d0d7de;
      --box: #f6f8fa; --error: #b3261e; --warning: #8a5a00; --note: #0b5cad; --mark: #ffe08a; }
    @media (prefers-color-scheme: dark) {
      :root { --back: #14181d; --text: #e6edf3; --faint: #9da7b1; --line: #3d444d; --box: #1d232a;
        --error: #ff8a80; --warning: #e9b949; --note: #7ab7ff; --mark: #5c4a12; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1rem; max-width: 72rem; background: var(--back);
      color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    h1 { font-size: 1.5rem; margin: 0.5rem 0; }
    h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; }
    h3 { font-size: 1rem; margin: 0 0 0.25rem; font-weight: 600; }
    h4 { font-size: 0.95rem; margin: 1rem 0 0.25rem; }
    p, ul, ol { margin: 0.25rem 0 0.5rem; }
    a { color: var(--note); }
    a:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible,
    pre:focus-visible, summary:focus-visible { outline: 3px solid var(--note); outline-offset: 2px; }
    code, pre { font: 0.875rem/1.45 ui-monospace, monospace; }
    pre { margin: 0.5rem 0; padding: 0.5rem 0.75rem; overflow-x: auto; background: var(--box);
      border: 1px solid var(--line); border-radius: 6px; }
    mark { background: var(--mark); color: inherit; border-radius: 2px; }
    .faint { color: var(--faint); }
    .number { color: var(--faint); user-select: none; }
    .level { font-weight: 700; }
    .error { color: var(--error); }
    .warning { color: var(--warning); }
    .note { color: var(--note); }
    form { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin: 1rem 0;
      padding: 0.75rem; background: var(--box); border: 1px solid var(--line); border-radius: 6px; }
    form[hidden], article[hidden] { display: none; }
    fieldset { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0; padding: 0; border: 0; }
    legend { float: left; padding: 0; margin-right: 0.5rem; }
    label { display: inline-flex; gap: 0.35rem; align-items: center; max-width: 100%;
      overflow-wrap: normal; }
    input, select, button { font: inherit; max-width: 100%; min-width: 0; }
    article { margin: 1rem 0; padding: 0.75rem 1rem; border: 1px solid var(--line);
      border-left: 5px solid currentColor; border-radius: 6px; }
    article > * { color: var(--text); }
    article .story { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr);
      align-items: start; }
    article pre { margin: 0 0 0.5rem; }
    svg { display: block; max-width: 100%; height: auto; }
    svg rect { fill: var(--box); stroke: var(--line); }
    svg .hazard rect { stroke: var(--note); stroke-width: 2; }
    .error svg .hazard rect { stroke: var(--error); }
    .warning svg .hazard rect { stroke: var(--warning); }
    svg .reach rect { stroke-dasharray: 4 3; }
    svg path { fill: none; stroke: var(--faint); stroke-width: 1.5; }
    svg text { fill: var(--text); font: 12px ui-monospace, monospace; }
    svg .place { fill: var(--faint); }
    @media (min-width: 60rem) {
      article .story { grid-template-columns: minmax(0, 1fr) 372px; }
      article .story > :only-child { grid-column: 1 / -1; }
    }
    @media (max-width: 30rem) { body { padding: 0.5rem; } article { padding: 0.5rem; } }
    @media print {
      form { display: none; }
      body { max-width: none; font-size: 10pt; }
      article { break-inside: avoid; }
      pre { white-space: pre-wrap; }
    }

    """
}
