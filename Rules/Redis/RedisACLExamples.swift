/// What the examples of the rules on ACLs share.
enum RedisACLExamples {
  /// A ConfigMap that holds an ACL file of these lines.
  static func file(_ lines: String...) -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: redis-users
      namespace: shop
    data:
      users.acl: |
        \(lines.joined(separator: "\n    "))
    """
  }

  /// A server that reads that file.
  static func server(_ arguments: String..., volume: String = "configMap: {name: redis-users}")
    -> String
  {
    """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata:
      name: redis
      namespace: shop
    spec:
      template:
        metadata:
          labels: {app: redis}
        spec:
          containers:
            - name: redis
              image: redis:7.4
              args:
                - --aclfile
                - /users/users.acl
                \((arguments.isEmpty ? ["--save", "''"] : arguments).map { "- \($0)" }.joined(separator: "\n            "))
              volumeMounts:
                - {name: users, mountPath: /users}
          volumes:
            - name: users
              \(volume)
    """
  }

  /// A Job that runs a script.
  static func job(_ lines: String...) -> String {
    """
    apiVersion: batch/v1
    kind: Job
    metadata:
      name: users
      namespace: shop
    spec:
      template:
        spec:
          containers:
            - name: users
              image: redis:7.4
              command: [sh, -c]
              args:
                - |
                  \(lines.joined(separator: "\n              "))
    """
  }

  /// A hash as it stands in an ACL file, of no password anybody has.
  static let hash = "#" + String(repeating: "0123456789abcdef", count: 4)
}
