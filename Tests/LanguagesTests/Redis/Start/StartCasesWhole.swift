/// Command lines, includes, and what is judged at the end of the configuration.
extension StartCases {
  private static let socket = ["--port", "0", "--unixsocket", "@dir/s"]

  static let commandLines: [StartCase] =
    [
      [], ["--requirepass", ""], ["--requirepass "], ["--requirepass"],
      ["--requirepass", "--maxmemory", "1mb"], ["--requirepass a b"], ["--requirepass 'a b'"],
      ["--requirepass \"a"], ["--user", "al", "on", ">p", "~*", "+@all"], ["--user", "al on >p"],
      ["--user al on >p +@all"], ["--"], ["--", "x"], ["--save"], ["--save", "--appendonly", "no"],
      ["--save", ""], ["--save", "900", "1"], ["--save", "900 1"], ["--save 900 1"], ["--save 900"],
      ["--maxmemory"], ["--maxmemory", "1mb", "2mb"], ["--MAXMEMORY", "1mb"], ["-p", "1"],
      ["maxmemory", "1mb"], ["--version"], ["--check-system"], ["--include"],
      ["--include", "@dir"],
      ["--bind", "127.0.0.1", "::1"], ["--bind 127.0.0.1 ::1"], ["--tls-cert", "x"],
      ["--port 0\nmaxmemory 1mb"], ["--port 0\nbogus 1mb"], ["--include", "more.conf"],
      ["--include more.conf"], ["--include", "nosuch.conf"],
      ["--maxmemory", "1mb", "--include", "bad.conf"],
      ["--Sentinel"], ["--sentinel yes"], ["--loadmodule", "/nosuch"], ["--masterauth", "a\nb"],
      ["--masterauth", "a\tb\r"], ["--masterauth", "\\"], ["--masterauth", "'"],
      ["--masterauth", "\""],
      ["--dir", "sub", "--include", "../more.conf"], ["--rename-command", "FLUSHALL", ""],
      ["--rename-command FLUSHALL"], ["--save", "--include", "bad.conf"], ["-"],
      ["--maxmemory", "-"],
    ].map { (options: [String]) in
      StartCase(
        options: options, files: ["more.conf": "maxmemory 1mb\n", "bad.conf": "bogus 1"],
        folders: ["sub"])
    }
    + [
      socket, ["nosuch.conf"] + socket, ["@dir"] + socket, ["main.conf", "foo"] + socket,
      ["main.conf", "maxmemory", "1mb"] + socket, ["m*.conf"] + socket, ["-p", "1"] + socket,
      socket + ["-"], ["-"] + socket, socket + ["--save"], ["x-*.conf"] + socket,
      ["./main.conf"] + socket,
    ].map { StartCase(input: "maxmemory 1mb\n", common: "", arguments: $0) }
    + [
      StartCase(input: "maxmemory 1mb\nbogus x", common: "", arguments: socket + ["-"]),
      StartCase(input: "port 0\nunixsocket @dir/s\n", common: "", arguments: ["-"]),
      StartCase(input: "unixsocket ''", common: "", arguments: socket + ["-"]),
    ]

  static let wholes: [StartCase] = [
    StartCase(conf: "include more.conf", files: ["more.conf": "maxmemory 1mb"]),
    StartCase(conf: "include more.conf", files: ["more.conf": "maxmemory 1xb"]),
    StartCase(conf: "include more.conf extra", files: ["more.conf": ""]),
    StartCase(conf: "include nosuch.conf"),
    StartCase(conf: "include ''"),
    StartCase(conf: "include sub", folders: ["sub"]),
    StartCase(conf: "include no*.conf"),
    StartCase(conf: "include a?.conf", files: ["a1.conf": "bogus x\n", "b1.conf": ""]),
    StartCase(
      conf: "include a*.conf", files: ["a1.conf": "maxmemory 1mb\n", "a2.conf": "timeout 5"]),
    StartCase(conf: "include [a.conf", files: ["[a.conf": "bogus"]),
    StartCase(conf: "include [ab].conf", files: ["a.conf": "", "b.conf": "bogus"]),
    StartCase(conf: "include main.conf"),
    StartCase(
      conf: "include a.conf", files: ["a.conf": "include b.conf", "b.conf": "include a.conf"]),
    StartCase(
      conf: "include a.conf\ninclude a.conf", files: ["a.conf": "maxmemory 1mb"]),
    StartCase(
      conf: "dir sub\ninclude more.conf", files: ["sub/more.conf": "maxmemory 1mb"],
      folders: ["sub"]),
    StartCase(conf: "dir sub\ninclude more.conf", files: ["more.conf": ""], folders: ["sub"]),
    StartCase(conf: "include a.conf\nuser a on", files: ["a.conf": "aclfile @dir"]),
    StartCase(conf: "include a.conf\naclfile ''", files: ["a.conf": "aclfile /nosuch"]),
    StartCase(conf: "aclfile ''\ninclude a.conf", files: ["a.conf": "aclfile /nosuch"]),
    StartCase(conf: "user a on\ninclude a.conf", files: ["a.conf": "user a on"]),
    StartCase(conf: "cluster-enabled yes"),
    StartCase(conf: "cluster-enabled yes\nreplicaof a 1"),
    StartCase(conf: "cluster-enabled yes\nreplicaof no one"),
    StartCase(conf: "cluster-enabled no\nreplicaof a 1"),
    StartCase(conf: "cluster-enabled yes\nbind ''"),
    StartCase(conf: "cluster-enabled yes\nport 60000\ncluster-port 0"),
    StartCase(conf: "cluster-enabled yes\nport @port\ncluster-port @port"),
    StartCase(conf: "cluster-enabled yes\nport @port\ncluster-port @bus"),
    StartCase(conf: "cluster-enabled yes\ncluster-config-file /nosuch/x"),
    StartCase(conf: "cluster-enabled yes\ncluster-config-file ''"),
    StartCase(conf: "cluster-enabled yes\ncluster-config-file sub/nodes.conf", folders: ["sub"]),
    StartCase(conf: "logfile sub/log", folders: ["sub"]),
    StartCase(conf: "dir sub\nlogfile ../log", folders: ["sub"]),
    StartCase(conf: "loglevel warning"),
    StartCase(conf: "appendonly yes\nappenddirname x"),
    StartCase(conf: "appendonly yes\nsave ''"),
  ]

  static let listening: [StartCase] = [
    "", "bind ''", "unixsocket ''", "port @port", "port @port\nunixsocket ''",
    "port @port\nbind ''",
    "port @port\nbind ''\nunixsocket ''", "port @port\nbind 127.0.0.1 127.0.0.1",
    "port @port\nbind 127.0.0.1 -::1", "port @port\nbind #", "port @port\nbind 127.0.0.1 # here",
    "port @port\nbind 127.0.0.1;", "port @port\nbind 'a,b'", "port @port\nbind 127.1",
    "port @port\nbind ' '\nunixsocket ''", "port @port\nbind\nunixsocket ''", "port 65536",
    "port @port\nport 0\nunixsocket ''", "bind \(String(repeating: "127.0.0.1 ", count: 16))",
    "bind \(String(repeating: "127.0.0.1 ", count: 17))", "port @port\nprotected-mode no",
  ].map { StartCase(conf: $0) }
}
