"""Objects that multiply with one another."""
from inputs.kustomizations import FILE, tree
from inputs.manifests import config_map, joined, redis, secret

MOUNT = "          volumeMounts: [{name: conf, mountPath: /conf}]\n"
VOLUME = "      volumes: [{name: conf, configMap: {name: conf}}]\n"


def mapped(key, lines):
    return (f"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: conf, namespace: x}}\ndata:\n  {key}: |\n"
            + "".join(f"    {line}\n" for line in lines))


def users(servers, count):
    def make(case):
        case.write("a.yaml", joined(
            [mapped("users.acl", [f"user u{i} on nopass ~* +@all" for i in range(count)])]
            + [redis(f"r{i}", ["--aclfile", "/conf/users.acl"], MOUNT, VOLUME) for i in range(servers)]))
    return make


def includes(case):
    case.write("a.yaml", joined([
        mapped("a.conf", ["include /conf/a.conf"] * 4_000 + ["include /conf/*.conf"]),
        redis("r", ["/conf/a.conf"] + ["--include", "/conf/a.conf"] * 40, MOUNT, VOLUME)]))


def arguments(case):
    words = [word for i in range(120_000) for word in ("--save", f"{i % 1000 + 1} 1")]
    case.write("a.yaml", redis("r", words))


def long_arguments(case):
    words = [word for i in range(50_000) for word in ("--rename-command", f"C{i} D{i}")]
    case.write("a.yaml", redis("r", words))


def live_configuration(case):
    lines = ["port 6379", "save 900 1", "rename-command FLUSHALL x"] * 100_000
    case.write("a.yaml", joined([mapped("redis.conf", lines), redis("r", ["/conf/redis.conf"], MOUNT, VOLUME)]))


def appends(case):
    lines = "".join(f"              echo 'user u{i} on nopass' >> /data/f.conf\n" for i in range(2_000))
    case.write("a.yaml", joined(
        f"apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {{name: r{n}}}\nspec:\n  template:\n    spec:\n      containers:\n"
        "        - name: redis\n          image: redis:7\n          command: [sh, -c]\n          args:\n            - |\n"
        + lines + "              redis-server /data/f.conf\n" for n in range(20)))


def policies(case):
    policy = ("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p%d, namespace: x}\n"
              "spec: {podSelector: {matchLabels: {app: r}}, ingress: [{from: [{namespaceSelector: "
              "{matchLabels: {k%d: v}}}]}]}\n")
    case.write("a.yaml", joined(
        [redis(f"r{i}") for i in range(8_000)] + [policy % (i, i) for i in range(2_000)]))


def services(case):
    service = ("apiVersion: v1\nkind: Service\nmetadata: {name: s%d, namespace: x}\n"
               "spec: {selector: {app: r}, ports: [{port: 6379}]}\n")
    case.write("a.yaml", joined([redis(f"r{i}") for i in range(2_000)] + [service % i for i in range(2_000)]))


def apps_of_apps(count):
    def make(case):
        app = ("apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a%d}\n"
               "spec: {source: {repoURL: x, path: a%d, kustomize: {namePrefix: p-}}, destination: {namespace: n}}\n")
        for i in range(count):
            case.write(f"a{i}/{FILE}", "resources: [app.yaml, ../a%d]\n" % ((i + 1) % count))
            case.write(f"a{i}/app.yaml", app % ((i + 1) % count, (i + 7) % count))
    return make


def apps_of_one_folder(count):
    def make(case):
        case.write("a.yaml", joined(
            f"apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {{name: a{i}}}\nspec: {{source: {{repoURL: x, "
            f"path: r, kustomize: {{namePrefix: p{i}-}}}}, destination: {{namespace: n{i}}}}}\n" for i in range(count)))
        case.write(f"r/{FILE}", "resources: [c.yaml]\n")
        case.write("r/c.yaml", joined(secret(f"x{i}") for i in range(count)))
    return make


def bindings(count):
    """One account, whose every binding is asked for each script."""
    def make(case):
        role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r%d, namespace: b}\nrules: [%s]\n"
        rules = ", ".join("{apiGroups: [''], resources: [pods, configmaps], verbs: [get%d, list]}" % i for i in range(20))
        case.write("a.yaml", joined(
            [role % (i, rules) for i in range(count // 2)]
            + [f"apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {{name: b{i}, namespace: b}}\n"
               f"roleRef: {{kind: Role, name: r{i % (count // 2)}}}\nsubjects: [{{kind: ServiceAccount, name: a, namespace: b}}]\n"
               for i in range(count)]
            + [f"apiVersion: batch/v1\nkind: Job\nmetadata: {{name: j{i}, namespace: b}}\nspec: {{template: {{spec: "
               "{serviceAccountName: a, containers: [{name: c, image: kubectl, command: [sh, -c], "
               f"args: ['kubectl get secret s{i} -o yaml']}}]}}}}}}\n" for i in range(count)]))
    return make


def given_to_all(count):
    """Bindings of every account, which each script's own is asked about."""
    group = "apiVersion: rbac.authorization.k8s.io/v1\n"
    def make(case):
        case.write("a.yaml", joined(
            [f"{group}kind: ClusterRole\nmetadata: {{name: r{i}}}\nrules: [{{apiGroups: [''], resources: [pods], verbs: [get]}}]\n"
             for i in range(count)]
            + [f"{group}kind: ClusterRoleBinding\nmetadata: {{name: b{i}}}\nroleRef: {{kind: ClusterRole, name: r{i}}}\n"
               "subjects: [{kind: Group, name: 'system:serviceaccounts'}]\n" for i in range(count)]
            + [f"apiVersion: batch/v1\nkind: Job\nmetadata: {{name: j{i}, namespace: b}}\nspec: {{template: {{spec: "
               f"{{serviceAccountName: a{i}, containers: [{{name: c, image: kubectl, command: [sh, -c], "
               f"args: ['kubectl get secret s{i} -o yaml']}}]}}}}}}\n" for i in range(count)]))
    return make


def elsewhere(count):
    def make(case):
        made = "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: n%d}\nstringData: {k: CHANGEME}\n"
        case.write("a.yaml", joined(
            [made % i for i in range(count)]
            + [f"apiVersion: v1\nkind: Pod\nmetadata: {{name: p, namespace: m{i}}}\nspec: {{containers: [{{name: c, image: x, "
               "envFrom: [{secretRef: {name: s}}]}]}\n" for i in range(count)]))
    return make


def application_sets(case):
    stars = "/".join(["*"] * 20)
    case.write("a.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec: {generators: "
               "[{git: {directories: [%s]}}], template: {}}\n" % ", ".join([f"{{path: '{stars}'}}"] * 4_000))
    for i in range(300):
        case.write(f"f{i}/{FILE}", "resources: [c.yaml]\n")
        case.write(f"f{i}/c.yaml", config_map("c"))


def findings(case):
    case.write("a.yaml", joined(secret(f"s{i}") for i in range(10_000)))
    case.expect("10002 warnings")


def one_secret_many_keys(case):
    case.write("a.yaml", secret("s") + "".join(f"  k{i}: CHANGEME\n" for i in range(10_000)))


def many_volumes(case):
    mounts = "".join(f"        - {{name: v{i}, mountPath: /m/{i}}}\n" for i in range(2_000))
    volumes = "".join(f"    - {{name: v{i}, secret: {{secretName: s{i}}}}}\n" for i in range(2_000))
    case.write("a.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n    - name: c\n"
               "      image: vault\n      command: [sh, -c, 'vault operator unseal $(cat /m/5/k)']\n"
               "      volumeMounts:\n" + mounts + "  volumes:\n" + volumes)


def readers(case):
    pods = (f"apiVersion: v1\nkind: Pod\nmetadata: {{name: p{i}, namespace: b}}\nspec: {{containers: [{{name: c, image: x, "
            "envFrom: [{secretRef: {name: a}}]}]}\n" for i in range(5_000))
    case.write("a.yaml", joined([*(secret("a") for _ in range(500)), *pods]))


def initialised(count):
    def make(case):
        server = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: vault%d, namespace: v%d}\nspec: {template: {spec: {" \
                 "containers: [{name: vault, image: hashicorp/vault:1.18, args: [server]}]}}}\n"
        job = "apiVersion: batch/v1\nkind: Job\nmetadata: {name: init%d, namespace: v%d}\nspec: {template: {spec: {containers: " \
              "[{name: c, image: hashicorp/vault:1.18, command: [sh, -c, 'vault operator init -format=json > /tmp/k; " \
              "kubectl create secret generic keys%d --from-file=k=/tmp/k']}]}}}\n"
        case.write("a.yaml", joined([server % (i, i) for i in range(count)] + [job % (i, i, i) for i in range(count)]))
    return make


def hashed(count):
    def make(case):
        case.write(f"b/{FILE}", "namespace: b\nresources: [c.yaml]\nsecretGenerator:\n"
                   + "".join(f"- {{name: s{i}, literals: [a=b]}}\n" for i in range(count)))
        case.write("b/c.yaml", joined(
            f"apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {{name: h{i}}}\n"
            f"spec: {{valuesFrom: [{{kind: Secret, name: z{i}}}]}}\n" for i in range(count)))
    return make


ALL = [
    ("redis.conf that includes itself 4,000 times", tree(includes)),
    ("240,000 arguments of one Redis", tree(arguments)),
    ("1.5 MB of arguments of one Redis, all that etcd takes", tree(long_arguments)),
    ("300,000 lines of one redis.conf", tree(live_configuration)),
    ("300 servers with one list of 20,000 users", tree(users(300, 20_000))),
    ("20 scripts of 2,000 `echo >>`", tree(appends)),
    ("8,000 workloads and 2,000 NetworkPolicies", tree(policies)),
    ("2,000 servers behind 2,000 Services", tree(services)),
    ("200 Applications that apply each other", tree(apps_of_apps(200))),
    ("150 Applications that change one folder of 150 Secrets", tree(apps_of_one_folder(150))),
    ("500 RoleBindings of one account, 500 scripts", tree(bindings(500))),
    ("2,000 bindings of all accounts, 2,000 scripts of one each", tree(given_to_all(2_000))),
    ("one Secret in 1,500 namespaces, needed in 1,500 others", tree(elsewhere(1_500))),
    ("an ApplicationSet of 4,000 patterns of 20 stars", tree(application_sets)),
    ("10,000 findings", tree(findings)),
    ("10,000 placeholders in one Secret", tree(one_secret_many_keys)),
    ("a pod with 2,000 volumes", tree(many_volumes)),
    ("500 copies of a Secret that 5,000 pods read", tree(readers)),
    ("400 Vaults, each initialised by a Job", tree(initialised(400))),
    ("4,000 HelmReleases beside 4,000 Secrets with hashed names", tree(hashed(4_000))),
]
