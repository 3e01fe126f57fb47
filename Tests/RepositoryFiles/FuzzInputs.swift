/// What the fuzzer starts from and has found, and its parts: an input cut short is another input.
public struct FuzzInputs {
  /// Every input of a folder below `testdata/fuzz` with its name.
  public static func all(of parser: String) -> [(name: String, bytes: [UInt8])] {
    let folder = "testdata/fuzz/\(parser)"
    return RepositoryPath(folder).names.flatMap { name -> [(name: String, bytes: [UInt8])] in
      let bytes = RepositoryPath("\(folder)/\(name)").bytes ?? []
      let lengths = Set([bytes.count, bytes.count / 2, bytes.count * 3 / 4]).sorted()
      return lengths.map { ("\(parser)/\(name), the first \($0) bytes", Array(bytes[..<$0])) }
    }
  }
}
