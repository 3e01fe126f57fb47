internal import Linting

extension Rule {
  static let placeholderImageTag = Rule(
    "placeholder-image-tag", .warning, "An image still has a placeholder for its tag",
    why: """
      No registry has such a tag. The rollout hangs with the old pods, if there are any; a Job that
      initializes or unseals something never starts, and nothing fails loudly.
      """,
    symptoms: [
      "ImagePullBackOff or InvalidImageName",
      "a Deployment stays at its old replicas after a sync",
    ],
    detection: """
      A container's image with a tag that asks to be replaced (`sha-XXXX`, `<tag>`, `CHANGEME`,
      `IMAGE_TAG`, `vX.Y.Z`, `placeholder`), or with such a part in its name (`<registry>/...`), after
      kustomize has put in its `images`. Where no engine of the tree applies it: note, as a pipeline
      may fill it in.
      """,
    limits: """
      Charts are not rendered. A tag that looks real and does not exist in the registry is not found.
      """,
    fix: "Write the version, or set it in `images` of the kustomization that applies it.",
    exceptions: """
      A pipeline or Argo CD Image Updater sets the tag before it is applied. Write `${TAG}` or
      `__TAG__`, which says so, or suppress it with that reason.
      """,
    references: ["https://kubernetes.io/docs/concepts/containers/images/"],
    inExamples: .dropped,
    examples: [
      .flagged(
        "Nobody came back to it", level: .warning,
        """
        -- argocd/shop.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: shop
          namespace: argocd
        spec:
          source:
            repoURL: https://git.example.com/shop.git
            path: shop
        -- shop/orders.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: orders
          namespace: shop
        spec:
          template:
            spec:
              initContainers:
                - name: migrate
                  image: ↓<registry>/migrate:1.4.0
              containers:
                - name: orders
                  image: ↓registry.example.com:5000/orders:sha-XXXX
        """,
        corrected: """
          -- argocd/shop.yaml --
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata:
            name: shop
            namespace: argocd
          spec:
            source:
              repoURL: https://git.example.com/shop.git
              path: shop
          -- shop/orders.yaml --
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: orders
            namespace: shop
          spec:
            template:
              spec:
                initContainers:
                  - name: migrate
                    image: registry.example.com:5000/migrate:1.4.0
                containers:
                  - name: orders
                    image: registry.example.com:5000/orders:sha-4f1d0c9
          """),
      .flagged(
        "A pipeline may know the version", level: .note,
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: report
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                    - name: report
                      image: ↓registry.example.com/report:IMAGE_TAG
        """,
        corrected: """
          apiVersion: batch/v1
          kind: CronJob
          metadata:
            name: report
          spec:
            jobTemplate:
              spec:
                template:
                  spec:
                    containers:
                      - name: report
                        image: registry.example.com/report:${IMAGE_TAG}
          """),
      .clean(
        "The overlay sets the tag",
        """
        -- base/kustomization.yaml --
        resources: [web.yaml]
        -- base/web.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            spec:
              containers:
                - name: web
                  image: registry.example.com/web:placeholder
        -- production/kustomization.yaml --
        resources: [../base]
        images:
          - name: registry.example.com/web
            newTag: 2.1.0
        """),
      .clean(
        "Versions, digests, and what a tool fills in",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/placeholder/web:2.1.0
            - name: proxy
              image: registry.example.com/proxy@sha256:0000000000000000000000000000000000000000000000000000000000000000
            - name: agent
              image: registry.example.com/agent:__TAG__
            - name: log
              image: registry.example.com/log:{{ .tag }}
            - name: tools
              image: registry.example.com/tools:latest
        """),
    ]
  ) { graph, findings in
    for pod in graph.resources.compactMap({ PodSpec($0) }) {
      for container in pod.allContainers {
        guard let image = container.imageReference, let placeholder = image.placeholder else {
          continue
        }
        let isApplied = graph.engine(of: pod.resource).tool != .unknown
        let story = isApplied ? "no such image can be pulled" : "unless a pipeline replaces it"
        findings.report(
          "Container \(container.name) of \(pod.resource.displayName) still has the placeholder \(placeholder) in its image: \(story).",
          at: image.node, in: pod.resource, level: isApplied ? .warning : .note,
          confidence: .medium)
      }
    }
  }
}
