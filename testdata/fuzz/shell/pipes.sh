printf 'A\nB' | redis-cli -u $u; kubectl get x || kubectl create secret generic x --from-literal=a=$'\x41' --dry-run -o yaml | kubectl apply -f -
