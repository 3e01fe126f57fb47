extension Node {
  /// Calls a function with every scalar at and below a value, keys included, in their order.
  ///
  /// What an alias stands for is visited where it is written, so that a document of aliases costs no
  /// more than its length.
  public func forEachScalar(_ body: (Node) -> Void) {
    var position = index
    let end = document.records[Int(index)].end
    while position < end {
      let node = document.node(at: position)
      if node.document !== document {
        node.forEachScalar(body)
      } else if !node.isAlias, node.isScalar {
        body(node)
      }
      position += 1
    }
  }
}
