internal import Linting

enum RedisACLFileNeverSavedExamples {
  static let all: [Example] = [
    .flagged(
      "Vault makes users, and the file stays as it was",
      """
      \(RedisACLFileNotDurableExamples.server("persistentVolumeClaim: {claimName: users}", mark: "↓"))
      ---
      \(RedisNoACLFileExamples.connection)
      """,
      corrected: """
        \(RedisACLFileNotDurableExamples.server("persistentVolumeClaim: {claimName: users}"))
        ---
        \(RedisNoACLFileExamples.connection)
        ---
        \(RedisACLFileNotDurableExamples.saver)
        """),
    .clean(
      "Nobody makes users at run time",
      RedisACLFileNotDurableExamples.server("persistentVolumeClaim: {claimName: users}")),
    .clean(
      "The script that makes users saves them",
      """
      \(RedisACLFileNotDurableExamples.server("persistentVolumeClaim: {claimName: users}"))
      ---
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: users
        namespace: chat
      spec:
        template:
          spec:
            containers:
              - name: users
                image: redis:7.4
                command: [sh, -c]
                args:
                  - |
                    redis-cli -h redis ACL SETUSER app on ">$PASSWORD" '~app:*' +@read
                    redis-cli -h redis ACL SAVE
      """),
  ]
}
