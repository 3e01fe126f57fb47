import Languages
import Testing

struct CommandTests {
  @Test(arguments: [
    ("/usr/bin/vault status", "vault status"),
    ("sudo -u v env A=b timeout -k 5 10s vault status", "vault status"),
    ("exec nohup vault status", "vault status"),
    ("command -v vault", "command -v vault"),
    ("K='kubectl -n a'; $K get x", "kubectl -n a get x"),
    ("k3s kubectl get x", "kubectl get x"),
    (
      "kubectl exec -it v-0 -n a -- vault status",
      "kubectl exec -it v-0 -n a -- vault status; v-0/a: vault status"
    ),
    (
      "kubectl exec v-0 -- sh -c 'vault status'",
      "kubectl exec v-0 -- sh -c vault_status; v-0/-: sh -c vault_status; v-0/-: vault status"
    ),
    (
      "docker exec -e A=b -i c redis-cli ping",
      "docker exec -e A=b -i c redis-cli ping; c/-: redis-cli ping"
    ),
    ("echo a | xargs -n1 kubectl delete", "echo a; kubectl delete"),
    ("busybox wget -q u", "wget -q u"),
    ("A=(kubectl -n b); \"${A[@]}\" get x", "kubectl -n b get x"),
    ("F='-n b'; kubectl $F get x", "kubectl -n b get x"),
    ("r() { shift; \"$@\"; }; r 3 vault status", "shift; vault status"),
    (
      "v() { kubectl exec p -- vault \"$@\"; }; v status",
      "kubectl exec p -- vault ${@}; p/-: vault ${@}; kubectl exec p -- vault status; p/-: vault status"
    ),
  ])
  func `A program is seen through what runs it`(_ text: String, _ expected: String) {
    let runs = ShellScript(text).invocations.map { run in
      let place = run.container.map { container in
        let names = [container.target, container.namespace].map { $0.map(spell) ?? "-" }
        return names.joined(separator: "/") + ": "
      }
      return (place ?? "") + ([run.program] + run.arguments.map(spell)).joined(separator: " ")
    }
    #expect(runs.joined(separator: "; ") == expected)
  }

  @Test(arguments: [
    ("kubectl get secret a b -n c", "get n=c secret/a secret/b"),
    ("kubectl -nc delete secret/$A configmap/b", "delete n=c secret/${A} configmap/b"),
    ("kubectl --namespace=\"$N\" create secret generic a", "create n=${N} secret/a"),
    ("oc create --namespace c secret tls a --cert=x", "create n=c secret/a"),
    ("kubectl create configmap a --dry-run=client", "create n=- configmap/a dry"),
    ("kubectl apply --dry-run=none -f a -f b", "apply n=- f=a f=b"),
    ("kubectl logs -f -p deploy/a", "logs n=- deploy/a"),
    ("kubectl exec a -c b -- cat /c/d", "exec n=- pod/a"),
    ("kubectl rollout restart deploy a", "rollout n=- deploy/a"),
    ("kubectl label secret a b=c d-", "label n=- secret/a"),
    ("kubectl get pods,svc -l a=b", "get n=- pods/- svc/-"),
  ])
  func `kubectl tells verb, namespace and resources`(_ text: String, _ expected: String) throws {
    let run = try #require(ShellScript(text).invocations.first)
    let command = try #require(KubectlCommand(run))
    var fields = [command.verb, "n=" + (command.namespace.map(spell) ?? "-")]
    fields += command.resources.map { $0.type + "/" + ($0.name.map(spell) ?? "-") }
    fields += command.filenames.map { "f=" + spell($0) }
    if command.isDryRun { fields.append("dry") }
    #expect(fields.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    (
      "vault write -namespace=n auth/$M/config a=\"$B\" c=@d e=-",
      "write auth/${M}/config n=n a:${B} c@d e<"
    ),
    ("bao -ns x write -force auth/k/config", "write auth/k/config n=x"),
    ("vault write auth/k/config - <<EOF\n{}\nEOF", "write auth/k/config <"),
    ("vault write auth/k/config @a.json", "write auth/k/config @a.json"),
    ("vault write auth/k/config a=b $REST", "write auth/k/config a:b incomplete"),
    ("vault kv put -mount=m p a=b", "kv put p a:b"),
    ("vault auth enable -path=p kubernetes", "auth enable mount=p"),
    ("vault secrets enable database", "secrets enable mount=database"),
    ("vault operator init -key-shares 1 -format=json", "operator init"),
    ("vault policy write p - <<EOF\nEOF", "policy write p"),
  ])
  func `vault tells subcommand, path and data`(_ text: String, _ expected: String) throws {
    let run = try #require(ShellScript(text).invocations.first)
    let command = try #require(VaultCommand(run))
    var fields = command.subcommand + (command.path.map { [spell($0)] } ?? [])
    if let namespace = command.namespace { fields.append("n=" + spell(namespace)) }
    if let mount = command.mountPath { fields.append("mount=" + spell(mount)) }
    for datum in command.data {
      switch datum.source {
      case .word(let word): fields.append(datum.key + ":" + spell(word))
      case .file(let file): fields.append(datum.key + "@" + spell(file))
      case .standardInput: fields.append(datum.key + "<")
      }
    }
    switch command.body {
    case .standardInput: fields.append("<")
    case .file(let file): fields.append("@" + spell(file))
    case nil: break
    }
    if !command.isDataComplete { fields.append("incomplete") }
    #expect(fields.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    (
      "redis-cli -h h -a \"$P\" --tls ACL SETUSER u on '>p' ~*",
      "h ${P} tls: ACL SETUSER u on >p ~*"
    ),
    ("echo 'ACL SAVE' | redis-cli", "- -: ACL SAVE"),
    (
      "valkey-cli --user u --pass p <<EOF\nACL SETUSER \"$U\" >$P\n\n# x\nCONFIG SET a 'b c'\nEOF",
      "- p: ACL SETUSER ${U} >${P}: CONFIG SET a b_c"
    ),
  ])
  func `redis-cli tells the commands it sends`(_ text: String, _ expected: String) throws {
    let script = ShellScript(text)
    let commands = script.invocations.compactMap { RedisCliCommand($0, in: script) }
    let command = try #require(commands.first)
    let server = [command.host.map(spell) ?? "-", command.password.map(spell) ?? "-"]
    let sent = command.commands.map { $0.map(spell).joined(separator: " ") }
    let tls = command.usesTLS ? " tls" : ""
    #expect(([server.joined(separator: " ") + tls] + sent).joined(separator: ": ") == expected)
  }

  @Test(arguments: [
    ("curl -sSk https://a", "GET https://a insecure"),
    ("curl -XPUT $A/v1/x -d '{}' -H \"X: $B\"", "PUT ${A}/v1/x d:{} h:X:_${B}"),
    ("curl -d@f --url u", "POST u d@f"),
    ("curl --request \"$M\" --data-binary @- u", "? u d<"),
    ("curl -G -d a=b u", "GET u d:a=b"),
    ("curl -T f u", "PUT u d@f"),
    ("wget -qO- --post-data='a' u --header=H", "POST u d:a h:H"),
    ("wget --method=PUT --body-file=f u", "PUT u d@f"),
  ])
  func `curl and wget tell the request`(_ text: String, _ expected: String) throws {
    let run = try #require(ShellScript(text).invocations.first)
    let command = try #require(CurlCommand(run))
    var fields = [command.method ?? "?"] + command.urls.map(spell)
    for data in command.data {
      switch data {
      case .text(let word): fields.append("d:" + spell(word))
      case .file(let file): fields.append("d@" + spell(file))
      case .standardInput: fields.append("d<")
      }
    }
    fields += command.headers.map { "h:" + spell($0) }
    if command.skipsVerification { fields.append("insecure") }
    #expect(fields.joined(separator: " ") == expected)
  }
}
