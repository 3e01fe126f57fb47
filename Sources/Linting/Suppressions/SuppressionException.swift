internal import Graph
package import SourceText

/// An exception as one finding meets it, wherever it is written.
package struct SuppressionException: Sendable {
  /// What it is told by, so that one which nothing meets is reported.
  package enum ID: Hashable, Sendable {
    case comment(file: SourceFile.ID, index: Int, rule: Rule.ID)
    case annotation(SourceRange, entry: Int, rule: Rule.ID)
    case configuration(path: String, line: Int, rule: Rule.ID)
  }

  package let id: ID
  let terms: SuppressionTerms
  package let suppression: Suppression
  /// What carries an annotation.
  var object: ObjectException?

  /// Whether it still takes a finding away, and if not, why.
  package enum Standing: String, Sendable {
    case holds
    case lacksReason
    case isOver
    case valueChanged
    /// The trusted state of the files does not have it.
    case isAdded
    /// The trusted state has it in a file that is gone.
    case isMoved
  }

  /// Says that no rule has a name, and which one may be meant.
  static func unknown(_ rule: Rule.ID, among knownRules: [Rule.ID], in place: String) -> String {
    // Whatever stands there may be anything; a rule's name is lower-case words.
    let isWord = rule.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    let name = isWord && rule.utf8.count <= 60 ? ": \(rule)" : ""
    let hint = Spelling.nearest(to: rule, in: knownRules).map { " Did you mean \($0)?" } ?? ""
    return "The \(place) names no known rule\(name).\(hint)"
  }
}
