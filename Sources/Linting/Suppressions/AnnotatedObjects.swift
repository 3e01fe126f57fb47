internal import Graph
package import SourceText

/// The exceptions that objects of a graph carry as annotations, on themselves or on their pods:
///
///     manifestguard.dev/ignore: "rule-id: reason; other-rule: at=/spec/volumes/** reason"
///     manifestguard.dev/ignore.CONTAINER: "rule-id: until=2027-01-31 reason"
package struct AnnotatedObjects: Sendable {
  private var entries: [Resource.ID: [Rule.ID: [Entry]]] = [:]
  /// What is wrong with annotations, each told once however many graphs have the object.
  private(set) var notifications: [Notification] = []
  /// Every exception that is understood.
  private(set) var written: [Written] = []
  /// The objects that carry some.
  private var places: [Resource.ID: ObjectPlace] = [:]

  /// Nobody writes more exceptions on one object.
  private static let limit = 200

  static let prefix = "manifestguard.dev/"
  static let key = "manifestguard.dev/ignore"

  /// One exception of one rule.
  private struct Entry: Sendable {
    let id: SuppressionException.ID
    let terms: SuppressionTerms
    let container: String?
    let range: SourceRange
  }

  /// An exception for those who look for unused ones.
  package struct Written: Sendable {
    package let id: SuppressionException.ID
    package let rule: Rule.ID
    package let range: SourceRange
    package let path: String
  }

  init(_ resources: [Resource], files: IgnoreComments, knownRules: [Rule.ID], requiresReason: Bool)
  {
    var counts: [ObjectPlace: Int] = [:]
    for resource in resources {
      var count = 0
      for annotations in resource.annotationMappings {
        for annotation in annotations.entries {
          guard let key = annotation.key.text, key.hasPrefix(Self.prefix),
            let text = annotation.value.text, count < Self.limit
          else { continue }
          let path = files.file(annotation.key.range.file).path
          func tell(_ message: String) {
            notifications.append(
              Notification(.configuration, message, path: path, range: annotation.key.range))
          }
          guard key == Self.key || key.hasPrefix(Self.key + ".") else {
            tell("The annotation has no effect; write \(Self.key).")
            continue
          }
          let container = key == Self.key ? nil : String(key.dropFirst(Self.key.utf8.count + 1))
          let parsed = SuppressionAnnotation(text)
          for flaw in parsed.flaws { tell("The annotation is not followed: \(flaw).") }
          for (index, entry) in parsed.entries.prefix(Self.limit - count).enumerated() {
            if requiresReason, entry.terms.reason.isEmpty {
              tell("The annotation gives no reason and is not followed.")
            }
            for rule in entry.rules {
              guard knownRules.contains(rule) else {
                tell(SuppressionException.unknown(rule, among: knownRules, in: "annotation"))
                continue
              }
              let id = SuppressionException.ID.annotation(
                annotation.key.range, entry: index, rule: rule)
              entries[resource.id, default: [:]][rule, default: []].append(
                Entry(
                  id: id, terms: entry.terms, container: container, range: annotation.key.range))
              written.append(
                Written(id: id, rule: rule, range: annotation.key.range, path: path))
            }
          }
          count += parsed.entries.count
        }
      }
      guard count > 0 else { continue }
      let place = ObjectPlace(resource, ordinal: 0, in: files)
      places[resource.id] = ObjectPlace(resource, ordinal: counts[place, default: 0], in: files)
      counts[place, default: 0] += 1
    }
  }

  /// The exceptions of an object that speak of a rule's findings at a place in it.
  func exceptions(
    to rule: Rule.ID, at steadyPointer: String, pointer: String, of resource: Resource,
    path: (SourceRange) -> String
  ) -> [SuppressionException] {
    guard let entries = entries[resource.id]?[rule] else { return [] }
    return entries.compactMap { entry in
      if let container = entry.container {
        guard Self.isIn(container, steadyPointer) else { return nil }
      }
      if let field = entry.terms.field {
        guard field.covers(steadyPointer) || field.covers(pointer) else { return nil }
      }
      return SuppressionException(
        id: entry.id, terms: entry.terms,
        suppression: Suppression(
          .annotation, reason: entry.terms.reason, path: path(entry.range), range: entry.range),
        object: places[resource.id].map {
          ObjectException(object: $0, rule: rule, container: entry.container)
        })
    }
  }

  /// All exceptions, by the objects that carry them.
  var byObject: [(exception: ObjectException, terms: [SuppressionTerms])] {
    entries.flatMap { id, rules in
      rules.flatMap { rule, entries in
        entries.compactMap { entry in
          places[id].map {
            (ObjectException(object: $0, rule: rule, container: entry.container), [entry.terms])
          }
        }
      }
    }
  }

  /// Whether a place lies in a container of a pod.
  private static func isIn(_ container: String, _ steadyPointer: String) -> Bool {
    let tokens = steadyPointer.split(separator: "/")
    return zip(tokens, tokens.dropFirst()).contains { list, item in
      item == container && ["containers", "initContainers", "ephemeralContainers"].contains(list)
    }
  }
}

/// The entries of one annotation.
struct SuppressionAnnotation {
  private(set) var entries: [(rules: [Rule.ID], terms: SuppressionTerms)] = []
  private(set) var flaws: [String] = []

  /// Nobody reads more.
  private static let limit = 200

  init(_ text: String) {
    for entry in Self.parts(of: text) {
      guard entries.count + flaws.count < Self.limit else { return }
      guard let (rules, rest) = Self.head(of: entry) else {
        flaws.append("write `rule: reason`, entries apart by a line or a semicolon")
        continue
      }
      do {
        entries.append((rules, try SuppressionTerms(String(rest), allowsField: true)))
      } catch {
        flaws.append(error.text)
      }
    }
  }

  /// The entries, each on its lines; a semicolon that no `rule:` follows is part of a reason.
  private static func parts(of text: String) -> [Substring] {
    var parts: [String] = []
    for line in text.split(separator: "\n") {
      for (index, piece) in line.split(separator: ";").enumerated() {
        let piece = piece.trimmed
        guard !piece.isEmpty else { continue }
        if index > 0, head(of: piece) == nil, !parts.isEmpty {
          parts[parts.count - 1] += "; \(piece)"
        } else {
          parts.append(String(piece))
        }
      }
    }
    return parts.map { Substring($0) }
  }

  /// The names of rules in front of a colon.
  private static func head(of entry: Substring) -> (rules: [Rule.ID], rest: Substring)? {
    guard let colon = entry.firstIndex(of: ":") else { return nil }
    let names = entry[..<colon].split(separator: ",").map { $0.trimmed }
    let isName = names.allSatisfy { name in
      !name.isEmpty
        && name.utf8.allSatisfy {
          (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
        }
    }
    guard !names.isEmpty, isName else { return nil }
    return (names.map { String($0) }, entry[entry.index(after: colon)...])
  }
}

extension ObjectPlace {
  fileprivate init(_ resource: Resource, ordinal: Int, in files: IgnoreComments) {
    root = resource.kustomizeRoot
    path = files.file(resource.layers.first?.file ?? resource.file).path
    name = "\(resource.group)/\(resource.identityName ?? resource.kind)"
    self.ordinal = ordinal
  }
}

extension Resource {
  /// The annotations of the object and of the pods that it makes.
  fileprivate var annotationMappings: [Node] {
    let template = spec?["template"]
    let job = spec?["jobTemplate"]
    return [node, template, job, job?[path: "spec", "template"]].compactMap {
      $0?[path: "metadata", "annotations"]
    }
  }
}
