class Manifestguard < Formula
  desc "Finds hazards that lie between the manifests of a GitOps repository"
  homepage "https://github.com/manifestguard/manifestguard"
  url "https://github.com/manifestguard/manifestguard/releases/download/v@VERSION@/manifestguard-@VERSION@-source.tar.gz"
  sha256 "@SHA256@"
  license "Apache-2.0"
  head "https://github.com/manifestguard/manifestguard.git", branch: "main"

  depends_on "pkgconf" => :build
  depends_on xcode: ["26.0", :build]
  depends_on "libyaml"
  depends_on macos: :sequoia
  depends_on "pcre2"

  uses_from_macos "swift" => :build

  def install
    # Homebrew has a sandbox of its own; the toolchain does not stay on Linux, so its library is linked in.
    arguments = OS.mac? ? ["--disable-sandbox"] : ["--static-swift-stdlib"]
    system "swift", "build", *arguments, "--configuration", "release", "--product", "manifestguard"
    bin.install ".build/release/manifestguard"
    generate_completions_from_executable(bin/"manifestguard", "completions")
  end

  test do
    assert_match "manifestguard #{version}", shell_output("#{bin}/manifestguard version")
    (testpath/"secret.yaml").write <<~YAML
      apiVersion: v1
      kind: Secret
      metadata: {name: db, namespace: billing}
      stringData: {password: CHANGEME}
      ---
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata: {name: db, namespace: billing}
      spec: {target: {name: db}}
    YAML
    assert_match "placeholder-secret-overwrite", shell_output("#{bin}/manifestguard lint", 1)
  end
end
