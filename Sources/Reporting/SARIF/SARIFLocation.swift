internal import Linting
internal import SourceText

/// Places as SARIF names them.
enum SARIFLocation {
  /// A file, relative to the folder that was judged.
  static func artifact(_ path: String) -> JSONValue {
    // A path is absolute only where it lies outside that folder.
    path.hasPrefix("/")
      ? ["uri": .string("file://" + uri(path))]
      : ["uri": .string(uri(path)), "uriBaseId": "SRCROOT"]
  }

  /// A file, or a line of it.
  static func physical(_ path: String, line: Int?) -> JSONValue {
    var members = JSONMembers()
    members.add("artifactLocation", artifact(path))
    members.add("region", line.map { ["startLine": .int($0)] })
    return members.object
  }

  /// A place in a file; no more than its line in a file without text.
  static func physical(_ range: SourceRange, in report: Report) -> JSONValue {
    var members = JSONMembers()
    members.add("artifactLocation", artifact(report.file(of: range).path))
    let line: JSONValue = ["startLine": .int(report.position(of: range).line)]
    members.add("region", Region(range, in: report).map { region($0.start, $0.end) } ?? line)
    return members.object
  }

  /// Two positions; equal ones are the place of an insertion.
  static func region(_ start: SourcePosition, _ end: SourcePosition) -> JSONValue {
    [
      "startLine": .int(start.line), "startColumn": .int(start.column),
      "endLine": .int(end.line), "endColumn": .int(end.column),
    ]
  }

  /// An object and the place in it: `apps/v1/Deployment/shop/api#/spec/template`.
  static func logical(_ resource: Resource, pointer: String) -> JSONValue {
    let name = "\(resource.apiVersion)/\(resource.displayName)"
    return ["fullyQualifiedName": .string("\(name)#\(pointer)"), "kind": "resource"]
  }

  /// A path as a relative reference (RFC 3986): all but unreserved characters and `/` escaped.
  static func uri(_ path: String) -> String {
    var uri = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        uri += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return uri
  }
}
