import Languages
import Testing

struct SecretWriteTests {
  @Test(arguments: [
    (
      "kubectl create secret generic a -n b --from-literal=k=\"$V\" --from-file=/x/f --from-file=g=h",
      ["create a b keys k,f,g"]
    ),
    (
      "kubectl create secret tls a --cert=c --key=k --save-config",
      ["createSavingConfig a - keys tls.crt,tls.key"]
    ),
    ("kubectl create secret generic a --dry-run=client -o yaml", []),
    (
      "kubectl create secret generic a --dry-run=client -o yaml | kubectl apply -n b -f -",
      ["apply a b keys"]
    ),
    (
      "kubectl create secret generic a --dry-run=client -o yaml | kubectl label --local -f - x=y -o yaml"
        + " | kubectl apply --server-side --field-manager=m --force-conflicts -f -",
      ["serverSideApply(m,true) a - keys"]
    ),
    (
      "kubectl create secret generic a --dry-run -o yaml | kubectl replace -f -",
      ["replace a - keys"]
    ),
    ("kubectl create secret generic a --dry-run=client -o yaml | kubeseal > s.yaml", []),
    (
      "kubectl create secret generic a --dry-run=client -o yaml | kubeseal | kubectl apply -f -", []
    ),
    (
      "kubectl create secret generic a --dry-run=client -o yaml > f; kubectl apply -f f",
      ["apply a - keys"]
    ),
    (
      "kubectl apply -f <(kubectl create secret generic a --dry-run=client -o yaml)",
      ["apply a - keys"]
    ),
    (
      "S=$(kubectl create secret generic a --dry-run=client -o yaml); echo \"$S\" | kubectl apply -f -",
      ["apply a - keys"]
    ),
    (
      "kubectl get secret a -n b -o yaml | sed s/b/c/ | kubectl apply -n c -f -", ["apply a c copy"]
    ),
    ("kubectl apply -f - <<EOF\nkind: $K\nEOF", ["apply - - manifest kind: $K\n"]),
    ("cat <<EOF | kubectl -n n create -f -\nx\nEOF", ["create - n manifest x\n"]),
    ("cat > f <<EOF\nx\nEOF\nkubectl apply -f f", ["apply - - manifest x\n"]),
    ("kubectl apply -f dir/", ["apply - - file dir/"]),
    ("kustomize build . | kubectl apply -f -", []),
    ("kubectl patch secret a -p '{}'", ["patch a - patch {}"]),
    ("kubectl delete secret/a secret/b", ["delete a - -", "delete b - -"]),
    ("kubectl delete pod a; kubectl get secret a; kubectl create configmap c", []),
    (
      "vault operator init > i; K=$(jq .k i)\nkubectl create secret generic a --from-literal=k=$K",
      ["create a - keys k initial"]
    ),
    (
      "I=$(kubectl exec v-0 -- vault operator init); echo \"$I\" > /tmp/i\n"
        + "kubectl create secret generic a --from-file=k=/tmp/i",
      ["create a - keys k initial"]
    ),
    ("vault operator init -status; kubectl create secret generic a", ["create a - keys"]),
    ("sh -c 'kubectl create secret generic \"$0\"'", ["create ${0} - keys"]),
  ])
  func `A write is told once, by the command that sends it`(_ text: String, _ expected: [String]) {
    let script = ShellScript(text)
    #expect(script.secretWrites(among: script.invocations).map { spell($0) } == expected)
    #expect(
      script.secretWrites(among: script.invocations).allSatisfy {
        $0.range.upperBound <= text.utf8.count
      })
  }
}

private func spell(_ write: SecretWrite) -> String {
  let operation =
    if case .serverSideApply(let manager, let force) = write.operation {
      "serverSideApply(\(manager),\(force))"
    } else {
      "\(write.operation)"
    }
  let content =
    switch write.content {
    case .keys(let keys): ("keys " + keys.map(\.name).joined(separator: ",")).trimmed
    case .patch(let text): "patch " + text.text
    case .copy: "copy"
    case .manifest(let text): "manifest " + text.text
    case .file(let file): "file " + spell(file)
    case .none: "-"
    }
  let names = [write.name, write.namespace].map { $0.map(spell) ?? "-" }
  let initial = write.carriesInitialKeys ? ["initial"] : []
  return ([operation] + names + [content] + initial).joined(separator: " ")
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
