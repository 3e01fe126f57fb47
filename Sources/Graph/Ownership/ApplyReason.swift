extension WriteRequest {
  /// Why it removes keys that a seeder wrote, as the end of "Flux, which ..."; `nil` where it removes
  /// none.
  func reason(toRemoveKeysOf seeder: Verb) -> String? {
    switch verb {
    case .replace: "replaces the whole object"
    case .recreate: "deletes the object and makes it anew"
    case .clientSideApply where content.data == .null:
      "deletes the whole map by data: null, whoever owns it"
    case .clientSideApply(_, .release): "no longer finds the keys of the release before"
    case .clientSideApply: "removes what the last-applied annotation of the seeding names"
    case .serverSideApply(let manager, _, _) where manager == seeder.manager:
      "applies as \(manager), the manager that seeded it"
    case .serverSideApply(_, _, let takeover):
      takeover == .none ? nil : "takes over the fields of \(seeder.manager)"
    case .create, .patch: nil
    }
  }
}

extension WriteRequest.Verb {
  /// The name under which it owns fields.
  var manager: String {
    switch self {
    case .create(let manager), .patch(let manager), .replace(let manager), .recreate(let manager),
      .clientSideApply(let manager, _), .serverSideApply(let manager, _, _):
      manager
    }
  }
}
