import Testing

/// Each case builds to its `expected.yaml`, or is refused as its `error.txt` says.
///
/// `UPDATE_BUILDS=1 swift test --filter KustomizeTests` writes the files anew; the diff is the review.
@Suite struct BuildTests {
  @Test(arguments: BuildCase.all) func rootBuildsAsExpected(_ build: BuildCase) throws {
    let (file, text) = build.outcome()
    if BuildCase.isUpdating { try build.write(text, to: file) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = build.expected(in: file).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (number, pair) in zip(lines, expected).enumerated() where pair.0 != pair.1 {
      Issue.record(
        "\(build.name)/\(file):\(number + 1) has `\(pair.1)`, the build `\(pair.0)`")
      return
    }
    #expect(lines.count == expected.count, "\(build.name)/\(file) has another number of lines")
  }

  @Test func thereAreCases() { #expect(BuildCase.all.count > 40) }
}
