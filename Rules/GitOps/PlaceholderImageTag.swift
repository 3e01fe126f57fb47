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
      kustomize has put in its `images`; the same of a field `image` or `...Image` of a custom resource.
      Where no engine of the tree applies it: note, as a pipeline
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
                - name: seed
                  image: ↓your-dockerhub-username/seed:1.0.2
                - name: fetch
                  image: ↓gcr.io/PROJECT_ID/fetch:1.0.2
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
                  - name: seed
                    image: registry.example.com:5000/seed:1.0.2
                  - name: fetch
                    image: registry.example.com:5000/fetch:1.0.2
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
      .flagged(
        "An operator's object", level: .note,
        """
        apiVersion: vault.banzaicloud.com/v1alpha1
        kind: Vault
        metadata:
          name: vault
        spec:
          image: hashicorp/vault:1.14.8
          bankVaultsImage: ↓ghcr.io/bank-vaults/bank-vaults:<branch_name>
        """,
        corrected: """
          apiVersion: vault.banzaicloud.com/v1alpha1
          kind: Vault
          metadata:
            name: vault
          spec:
            image: hashicorp/vault:1.14.8
            bankVaultsImage: ghcr.io/bank-vaults/bank-vaults:v1.31.3
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
        "Image Updater has written the tag beside what the Application builds",
        """
        -- argocd/web.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: web
          namespace: argocd
        spec:
          source: {path: web}
        -- web/.argocd-source-web.yaml --
        kustomize:
          images:
            - registry.example.com/web:2.1.0
        -- web/kustomization.yaml --
        resources: [web.yaml]
        -- web/web.yaml --
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: web
              image: registry.example.com/web:IMAGE_TAG
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
    for resource in graph.resources {
      let images: [(String, ImageReference)] =
        PodSpec(resource).map { pod in
          pod.allContainers.compactMap { container in
            container.imageReference.map {
              (container.name.isEmpty ? "The container of " : "Container \(container.name) of ", $0)
            }
          }
        } ?? graph.operatorImages(of: resource).map { ("", $0) }
      for (holder, image) in images {
        guard let placeholder = image.placeholder else { continue }
        let isApplied = graph.engine(of: resource).tool != .unknown
        let story =
          "no such image can be pulled" + (isApplied ? "" : " unless a pipeline replaces it")
        findings.report(
          "\(holder)\(resource.displayName) still has the placeholder \(placeholder) in its image: \(story).",
          at: image.node, in: resource, level: isApplied ? .warning : .note,
          confidence: .medium)
      }
    }
  }
}
