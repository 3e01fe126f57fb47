internal import Linting

enum ScriptEarlyExitExamples {
  static let all: [Example] = [
    .flagged(
      "The check of the users runs only when the host has changed",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    current="$(vault read -field=host database/config/redis)"
                    if [ "$current" = redis.shop.svc ]; then
                      echo "nothing to do"
                      ↓exit 0
                    fi
                    vault write database/config/redis host=redis.shop.svc
                    for secret in api worker; do
                      user="$(kubectl get secret "$secret" -o jsonpath='{.data.username}' | base64 -d)"
                      if ! redis-cli -h redis.shop.svc ACL LIST | grep -q "user $user "; then
                        kubectl delete secret "$secret"
                      fi
                    done
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: sync
          namespace: shop
        spec:
          template:
            spec:
              serviceAccountName: sync
              restartPolicy: Never
              containers:
                - name: sync
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      current="$(vault read -field=host database/config/redis)"
                      if [ "$current" != redis.shop.svc ]; then
                        vault write database/config/redis host=redis.shop.svc
                      fi
                      for secret in api worker; do
                        user="$(kubectl get secret "$secret" -o jsonpath='{.data.username}' | base64 -d)"
                        if ! redis-cli -h redis.shop.svc ACL LIST | grep -q "user $user "; then
                          kubectl delete secret "$secret"
                        fi
                      done
        """#),
    .flagged(
      "The second policy is asked for only where the first is missing",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    if kubectl get configmap feature-a; then
                      ↓exit 0
                    fi
                    kubectl create configmap feature-a --from-literal=on=true
                    if ! kubectl get configmap feature-b; then
                      kubectl create configmap feature-b --from-literal=on=true
                    fi
      """#,
      corrected: #"""
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: sync
          namespace: shop
        spec:
          template:
            spec:
              serviceAccountName: sync
              restartPolicy: Never
              containers:
                - name: sync
                  image: registry.example.com/tools:1
                  command: [sh, -ec]
                  args:
                    - |
                      if ! kubectl get configmap feature-a; then
                        kubectl create configmap feature-a --from-literal=on=true
                      fi
                      if ! kubectl get configmap feature-b; then
                        kubectl create configmap feature-b --from-literal=on=true
                      fi
        """#),
    .clean(
      "Without the server none of the steps can run",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    master="$(redis-cli -h sentinel -p 26379 SENTINEL get-master-addr-by-name main | head -1)"
                    if [ -z "$master" ]; then
                      echo "no master yet"
                      exit 0
                    fi
                    vault write database/config/redis host="$master"
                    for secret in api worker; do
                      user="$(kubectl get secret "$secret" -o jsonpath='{.data.username}' | base64 -d)"
                      if ! redis-cli -h redis.shop.svc ACL LIST | grep -q "user $user "; then
                        kubectl delete secret "$secret"
                      fi
                    done
      """#),
    .clean(
      "The restart follows from what was written",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    current="$(vault read -field=host database/config/redis)"
                    if [ "$current" = redis.shop.svc ]; then
                      echo "nothing to do"
                      exit 0
                    fi
                    vault write database/config/redis host=redis.shop.svc

                    kubectl rollout restart deployment/api
      """#),
    .clean(
      "The later step works with what the script has just made",
      #"""
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: sync
        namespace: shop
      spec:
        template:
          spec:
            serviceAccountName: sync
            restartPolicy: Never
            containers:
              - name: sync
                image: registry.example.com/tools:1
                command: [sh, -ec]
                args:
                  - |
                    if kubectl get secret keys; then
                      exit 0
                    fi
                    user="$(vault write -field=username database/rotate/x)"
                    kubectl create secret generic keys --from-literal=user="$user"
                    if ! redis-cli ACL GETUSER "$user"; then
                      kubectl delete pod "$user"
                    fi
      """#),
  ]
}
