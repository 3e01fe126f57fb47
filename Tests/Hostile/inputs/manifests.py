"""The few objects that most inputs are made of."""
from run import SECRET


def secret(name="a", value="CHANGEME", namespace="b"):
    return (f"apiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: {namespace}}}\n"
            f"stringData:\n  token: {value}\n")


def config_map(name, key="a", value="b"):
    return f"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}}}\ndata: {{{key}: {value}}}\n"


def deployment(name):
    return (f"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}}}\n"
            f"spec:\n  template:\n    spec:\n      containers: [{{name: a, image: nginx}}]\n")


def redis(name, arguments=(), mounts="", volumes="", label="r"):
    words = ", ".join(f'"{word}"' for word in arguments)
    return (f"apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {{name: {name}, namespace: x}}\n"
            f"spec:\n  template:\n    metadata: {{labels: {{app: {label}}}}}\n    spec:\n"
            f"      containers:\n        - name: redis\n          image: redis:7.4\n"
            f"          args: [{words}]\n{mounts}{volumes}")


def joined(objects):
    return "---\n".join(objects)


def known(case):
    """A file whose finding must be there whatever lies beside it."""
    case.write("known.yaml", secret())
    case.write("masked.yaml", secret("masked", SECRET))
    case.also_says += ["known.yaml:5:3: warning placeholder-secret-overwrite"]
