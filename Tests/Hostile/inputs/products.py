"""Equal objects, each of which could be held against each of the others."""
from inputs.kustomizations import tree
from inputs.manifests import joined


def leases(count, hosts):
    def make(case):
        server = ("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: redis-%d, namespace: shop}\nspec: {serviceName: %s, "
                  "template: {spec: {containers: [{name: redis, image: 'redis:8.2'}]}}}\n")
        script = ("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c%d, namespace: vault}\ndata:\n  c.sh: |\n    vault write "
                  "database/config/shop plugin_name=redis-database-plugin host=%s.shop.svc allowed_roles=cart\n    vault write "
                  "database/roles/cart db_name=shop default_ttl=1h\n")
        lease = ("apiVersion: secrets.hashicorp.com/v1beta1\nkind: VaultDynamicSecret\nmetadata: {name: d%d, namespace: shop}\n"
                 "spec: {mount: database, path: creds/cart, destination: {name: d%d}}\n")
        names = [f"redis{i % hosts}" for i in range(count)]
        case.write("a.yaml", joined(
            [server % (i, name) for i, name in enumerate(names)] + [script % (i, name) for i, name in enumerate(names)]
            + [lease % (i, i) for i in range(count)]))
    return make


def apps_of_other_clusters(count):
    def app(name, path, cluster, namespace):
        source = f"path: {path}, repoURL: 'https://git.example.com/shop.git'" if path else \
            "chart: postgresql, repoURL: registry.example.com/charts, targetRevision: 17.0.2"
        return (f"apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {{name: {name}, namespace: argocd}}\nspec: "
                f"{{source: {{{source}}}, destination: {{server: 'https://{cluster}', namespace: {namespace}}}}}\n")

    def make(case):
        for name in ("one", "two"):
            case.write(f"argocd/{name}.yaml", joined(
                app(f"{name}-{i}", name, f"{name}.example.com", f"n{i}") for i in range(count)))
        case.write("two/charts.yaml", joined(app("db", "", "kubernetes.default.svc", f"n{i}") for i in range(count)))
        case.write("one/a.yaml", joined(
            f"apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {{name: made, namespace: n{i}}}\n"
            "spec: {data: [{secretKey: token, remoteRef: {key: a}}]}\n---\n"
            f"apiVersion: v1\nkind: Pod\nmetadata: {{name: p, namespace: n{i}}}\nspec: {{containers: [{{name: c, image: x, "
            "env: [{name: T, valueFrom: {secretKeyRef: {name: missing, key: token}}}]}]}\n" for i in range(count)))
    return make


def early_exits(count):
    def make(case):
        lines = ("            kubectl get secret s && exit 0\n            KEY=\"$(openssl rand -hex 16)\"\n            kubectl create "
                 "secret generic s --from-literal=key=\"$KEY\" --dry-run=client -o yaml | kubectl apply -f -\n") * count
        case.write("a.yaml", "apiVersion: batch/v1\nkind: Job\nmetadata: {name: j, namespace: x}\nspec:\n  template:\n    spec:\n"
                   "      containers:\n        - name: c\n          image: k\n          command: [sh, -ec]\n          args:\n"
                   "          - |\n" + lines)
    return make


def one_folder_everywhere(count, secrets):
    def make(case):
        def names(letter):
            return ", ".join(f"{{{letter}: {letter}{i}}}" for i in range(count))
        case.write("sets.yaml", (
            "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: all, namespace: argocd}\nspec:\n"
            "  goTemplate: true\n  generators:\n    - matrix:\n        generators:\n"
            f"          - list: {{elements: [{names('x')}]}}\n          - list: {{elements: [{names('y')}]}}\n"
            "  template:\n    metadata: {name: '{{.x}}-{{.y}}'}\n    spec:\n"
            "      source: {repoURL: 'https://git.example.com/shop.git', path: secrets}\n"
            "      destination: {namespace: '{{.x}}', server: 'https://{{.y}}.example.com'}\n"))
        case.write("secrets/a.yaml", joined(
            f"apiVersion: v1\nkind: Secret\nmetadata: {{name: s{i}}}\nstringData: {{token: CHANGEME}}\n"
            for i in range(secrets)))
    return make


ALL = [
    ("800 leases of one role that 800 scripts write", tree(leases(800, 1))),
    ("500 leases of one role on 500 servers", tree(leases(500, 500))),
    ("120 Applications of each of two clusters, in 120 namespaces", tree(apps_of_other_clusters(120))),
    ("a script of 800 early exits and writes", tree(early_exits(800))),
    ("an ApplicationSet of 100 x 100 places for 500 Secrets", tree(one_folder_everywhere(100, 500))),
]
