import Reporting
import Testing

@Suite struct JSONWriterTests {
  @Test func escapes() {
    let text = "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}\u{2028}é😀"
    #expect(
      JSONValue.string(text).text()
        == "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0000\\u001f\\u007f\\u2028é😀\"")
  }

  @Test func escapesWhatATerminalWouldObey() {
    let text = "\u{9B}31m\u{202E}a\u{200B}b\u{FEFF}c\u{E0041}d\u{200D}e"
    #expect(
      JSONValue.string(text).text()
        == "\"\\u009b31m\\u202ea\\u200bb\\ufeffc\\udb40\\udc41d\u{200D}e\"")
  }

  @Test func keepsOrderAndIndents() {
    let value: JSONValue = ["b": [1, -2], "a": [:], "c": [], "d": ["e": .null, "f": false]]
    #expect(value.text() == #"{"b":[1,-2],"a":{},"c":[],"d":{"e":null,"f":false}}"#)
    #expect(
      value.text(pretty: true) == """
        {
          "b": [
            1,
            -2
          ],
          "a": {},
          "c": [],
          "d": {
            "e": null,
            "f": false
          }
        }

        """)
  }
}
