internal import Dispatch
internal import Synchronization

/// A line on the terminal that says what a long run is doing; nothing where errors go elsewhere.
final class Progress: Sendable {
  private struct State {
    var stage: String
    var seconds = 0
    var isShown = false
    var isOver = false
  }

  /// Shorter runs need no word.
  private static let patience = 2

  private let state: Mutex<State>

  /// Begins with the first stage of a run.
  init(_ stage: String) {
    state = Mutex(State(stage: stage))
    if Output.showsProgress { wait() }
  }

  /// Goes on to the next stage.
  func enter(_ stage: String) { state.withLock { $0.stage = stage } }

  /// Takes the line away, before anything else is written.
  func end() {
    state.withLock { state in
      state.isOver = true
      if state.isShown { Output.showProgress(nil) }
    }
  }

  private func wait() {
    DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: .now() + 1) { self.tick() }
  }

  private func tick() {
    let goesOn = state.withLock { state in
      guard !state.isOver else { return false }
      state.seconds += 1
      if state.seconds >= Self.patience {
        Output.showProgress("manifestguard: \(state.stage), \(state.seconds) s")
        state.isShown = true
      }
      return true
    }
    if goesOn { wait() }
  }
}
