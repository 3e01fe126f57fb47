internal import Linting

/// The form of `.manifestguard.yaml` as JSON Schema (draft 7), for editors and other checkers.
///
/// It holds no rule's name: editors take it from an address, whatever version is installed. The command
/// itself is stricter, and says what is wrong where.
public enum ConfigurationSchema {
  /// Where editors take it from.
  static let address =
    "https://raw.githubusercontent.com/manifestguard/manifestguard/main/docs/manifestguard.schema.json"

  /// The schema.
  public static var text: String {
    let schema: JSONValue = [
      "$schema": "http://json-schema.org/draft-07/schema#",
      "$id": .string(address),
      "title": .string(Configuration.fileName),
      "type": ["object", "null"],
      "additionalProperties": false,
      "properties": properties,
      "definitions": [
        "rule": ["type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"]
      ],
    ]
    return schema.text(pretty: true)
  }

  private static let rule: JSONValue = ["$ref": "#/definitions/rule"]
  private static let string: JSONValue = ["type": "string"]

  private static var properties: JSONValue {
    [
      "select": list(rule, "Only these rules; without it all.", [("minItems", 1)]),
      "ignore": list(rule, "Not these rules."),
      "levels": [
        "description": "Levels instead of the rules' own.", "type": ["object", "null"],
        "propertyNames": rule,
        "additionalProperties": ["enum": .array(Level.allCases.map { .string($0.rawValue) })],
      ],
      "paths": object(
        "Which files are read.",
        [
          "exclude": list(
            ["type": "string", "not": ["pattern": #"^(!|\.\./)"#]],
            "Paths to leave out: patterns as in .gitignore, seen from this file.",
            [("maxItems", 1_000)])
        ]),
      "suppressions": list(
        suppression, "Findings that are right somewhere.", [("maxItems", 1_000)]),
      "requireReasons": [
        "description": "Whether exceptions without a reason are not followed; true without it.",
        "type": "boolean",
      ],
      "managedByKeys": list(string, "Labels that name the owner of a Secret, beside managed-by."),
      "externals": list(
        ["type": "string", "pattern": "^[^/]+/[^/]+(/[^/]+)?$"],
        "What exists although no file here declares it: Kind/namespace/name or Kind/name."),
      "references": list(
        reference, "Fields of your own resources that name a Secret or a ConfigMap."),
      "limits": object("Bounds on what is read.", limits),
    ]
  }

  private static var reference: JSONValue {
    [
      "type": "object", "additionalProperties": false, "required": ["group", "path"],
      "properties": [
        "group": described("The API group."),
        "kind": [
          "description": "The kind, or several; without it every kind of the group.",
          "type": ["string", "array"], "items": string,
        ],
        "path": described("The path to the name: spec.users[].secretRef.name"),
        "key": described("The field beside the name that names the key."),
        "namespace": described("The field beside the name that names the namespace."),
        "target": ["description": "What is named.", "enum": ["Secret", "ConfigMap"]],
      ],
    ]
  }

  private static var suppression: JSONValue {
    [
      "type": "object", "additionalProperties": false, "required": ["rule"],
      "properties": [
        "rule": [
          "description": "The rule, or several.",
          "anyOf": [rule, ["type": "array", "items": rule, "minItems": 1]],
        ],
        "path": described("The file or folder: a pattern as in .gitignore, seen from this file."),
        "object": [
          "description": "Kind/namespace/name or Kind/name; * stands for any letters.",
          "type": "string", "pattern": "^[^/]+/[^/]+(/[^/]+)?$",
        ],
        "field": [
          "description":
            "The JSON pointer of a field, with all below it; items of lists by name, * and **.",
          "type": "string", "pattern": "^/",
        ],
        "value": [
          "description": "The hash of the value that is excused, from `explain PATH:LINE`.",
          "type": "string", "pattern": "^[0-9a-f]{10}$",
        ],
        "until": [
          "description": "The last day on which it holds, in UTC: 2027-01-31.",
          "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        ],
        "reason": described("Why it is right."),
      ],
    ]
  }

  private static var limits: JSONValue {
    .object(
      ReadingLimits.names.map { name in
        let value: JSONValue = [
          "type": ["integer", "string"], "minimum": 1, "pattern": "^0*[1-9][0-9]*[KkMG]?$",
        ]
        return (name: name, value: value)
      })
  }

  private static func described(_ text: String) -> JSONValue {
    ["description": .string(text), "type": "string"]
  }

  private static func list(
    _ items: JSONValue, _ text: String, _ more: [(name: String, value: JSONValue)] = []
  ) -> JSONValue {
    .object(
      [("description", .string(text)), ("type", ["array", "null"]), ("items", items)] + more)
  }

  private static func object(_ text: String, _ properties: JSONValue) -> JSONValue {
    [
      "description": .string(text), "type": ["object", "null"], "additionalProperties": false,
      "properties": properties,
    ]
  }
}
