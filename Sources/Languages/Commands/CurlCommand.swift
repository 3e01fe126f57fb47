/// A run of `curl` or `wget`.
public struct CurlCommand: Sendable {
  /// What is sent in the request's body.
  public enum Data: Sendable {
    case text(ShellWord)
    /// `@file`, `--post-file`, `--upload-file`
    case file(ShellWord)
    /// `@-`
    case standardInput
  }

  /// The run that was read.
  public let invocation: Invocation
  /// The options, wherever they stand.
  public let options: CommandOptions
  /// The request method, given or implied; nil when a variable decides.
  public let method: String?
  /// The URLs, `--url` first.
  public let urls: [ShellWord]
  /// The headers as they are given, `Name: value`.
  public let headers: [ShellWord]
  /// The pieces of the request body, in no order that matters.
  public let data: [Data]
  /// True when the server's certificate is not checked.
  public let skipsVerification: Bool

  /// Reads an invocation, unless it is of another program.
  public init?(_ invocation: Invocation) {
    switch invocation.program {
    case "curl": self.init(curl: invocation)
    case "wget": self.init(wget: invocation)
    default: return nil
    }
  }

  private init(curl invocation: Invocation) {
    let options = OptionSyntax.curl.parse(invocation.arguments)
    let uploads = options.values("-T", "--upload-file").map(Data.file)
    let posted =
      options.values(
        "-d", "--data", "--data-ascii", "--data-binary", "--data-urlencode", "--json"
      ).map(Data.init) + options.values("--data-raw").map(Data.text)
    self.invocation = invocation
    self.options = options
    data = posted + uploads
    urls = options.values("--url") + options.operands
    headers = options.values("-H", "--header")
    skipsVerification = options.isSet("-k", "--insecure")
    let isForm = !options.values("-F", "--form", "--form-string").isEmpty
    let implied =
      options.isSet("-I", "--head")
      ? "HEAD"
      : options.isSet("-G", "--get")
        ? "GET" : !uploads.isEmpty ? "PUT" : isForm || !posted.isEmpty ? "POST" : "GET"
    let given = options.value("-X", "--request")
    method = given.map { $0.literal?.uppercased() } ?? implied
  }

  private init(wget invocation: Invocation) {
    let options = OptionSyntax.wget.parse(invocation.arguments)
    self.invocation = invocation
    self.options = options
    data =
      options.values("--post-data", "--body-data").map(Data.text)
      + options.values("--post-file", "--body-file").map(Data.file)
    urls = options.operands
    headers = options.values("--header")
    skipsVerification = options.isSet("--no-check-certificate")
    let given = options.value("--method")
    method = given.map { $0.literal?.uppercased() } ?? (data.isEmpty ? "GET" : "POST")
  }
}

extension CurlCommand.Data {
  /// A value of `--data`: text, or `@` and a file.
  fileprivate init(_ word: ShellWord) {
    guard let file = word.dropping(prefix: "@") else {
      self = .text(word)
      return
    }
    self = file.literal == "-" ? .standardInput : .file(file)
  }
}

extension OptionSyntax {
  /// The options that take a value (curl src/tool_getparam.c).
  fileprivate static let curl = OptionSyntax(
    style: .gnu,
    valued: [
      "-X", "--request", "-H", "--header", "-d", "--data", "--data-ascii", "--data-binary",
      "--data-raw", "--data-urlencode", "--json", "-F", "--form", "--form-string", "-T",
      "--upload-file", "--url", "-o", "--output", "--output-dir", "-u", "--user", "-A",
      "--user-agent", "-b", "--cookie", "-c", "--cookie-jar", "-e", "--referer", "-E", "--cert",
      "--cert-type", "--key", "--key-type", "--pass", "--cacert", "--capath", "--crlfile",
      "--pinnedpubkey", "--ciphers", "--tls13-ciphers", "--tls-max", "-K", "--config", "-m",
      "--max-time", "--connect-timeout", "--retry", "--retry-delay", "--retry-max-time",
      "--max-redirs", "--limit-rate", "-r", "--range", "-w", "--write-out", "-x", "--proxy",
      "--noproxy", "-U", "--proxy-user", "--proxy-header", "--resolve", "--connect-to",
      "--unix-socket", "--abstract-unix-socket", "--interface", "-C", "--continue-at", "-D",
      "--dump-header", "-z", "--time-cond", "--stderr", "--oauth2-bearer", "--aws-sigv4", "-y",
      "--speed-time", "-Y", "--speed-limit", "-P", "--ftp-port", "-Q", "--quote", "-t",
      "--telnet-option", "--trace", "--trace-ascii", "--netrc-file", "--proto", "--proto-redir",
    ])

  /// The options that take a value (GNU wget and BusyBox).
  fileprivate static let wget = OptionSyntax(
    style: .gnu,
    valued: [
      "--method", "--body-data", "--body-file", "--post-data", "--post-file", "--header", "-O",
      "--output-document", "-o", "--output-file", "-a", "--append-output", "-t", "--tries", "-T",
      "--timeout", "--connect-timeout", "--read-timeout", "-w", "--wait", "--waitretry", "-P",
      "--directory-prefix", "-U", "--user-agent", "--user", "--password", "--http-user",
      "--http-password", "--ca-certificate", "--ca-directory", "--certificate", "--private-key",
      "-e", "--execute", "-i", "--input-file", "--secure-protocol", "--limit-rate", "-Q", "--quota",
    ])
}
