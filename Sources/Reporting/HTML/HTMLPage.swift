/// A page of HTML that needs nothing else: its style and its script are in it, and its policy allows
/// no other.
struct HTMLPage {
  /// The title.
  let title: String
  /// The elements of the page.
  let body: String
  /// Whether the page has findings to filter.
  var hasFilter = false

  /// The whole document.
  var text: String {
    let script = hasFilter ? "<script>\(HTMLScript.text)</script>\n" : ""
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(MarkupText.escaped(title))</title>
      <style>\(HTMLStyle.text)</style>
      </head>
      <body>
      \(body)\(script)</body>
      </html>

      """
  }

  /// Only this style and this script, told by their digests: no name in a manifest can add another.
  private var policy: String {
    var parts = ["default-src 'none'", "style-src '\(HTMLStyle.digest)'"]
    if hasFilter { parts.append("script-src '\(HTMLScript.digest)'") }
    return (parts + ["base-uri 'none'", "form-action 'none'"]).joined(separator: "; ")
  }
}
