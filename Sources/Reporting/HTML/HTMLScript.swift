/// The script of a page with findings: it shows those that its form asks for. Without it all are shown.
enum HTMLScript {
  /// The digest of the text (SHA-256, Base64), by which the page's policy knows it.
  static let digest = "sha256-d2J2yGQYL8Su8mivUxO3MDmodNGtBt14+sNWoYw/XTY="

  static let text = """

    "use strict";
    const form = document.getElementById("filter");
    const shown = document.getElementById("shown");
    const findings = Array.from(document.querySelectorAll("article"), (element) => ({
      element, level: element.dataset.level, rule: element.dataset.rule,
      text: element.textContent.toLowerCase(),
    }));
    function filter() {
      const levels = new Set(new FormData(form).getAll("level"));
      const rule = form.elements.rule.value;
      const words = form.elements.text.value.toLowerCase().split(/\\s+/).filter(Boolean);
      let count = 0;
      for (const finding of findings) {
        const isShown = levels.has(finding.level) && (rule === "" || finding.rule === rule)
          && words.every((word) => finding.text.includes(word));
        finding.element.hidden = !isShown;
        if (isShown) count += 1;
      }
      shown.textContent = `${count} of ${findings.length} shown`;
    }
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    form.hidden = false;
    filter();

    """
}
