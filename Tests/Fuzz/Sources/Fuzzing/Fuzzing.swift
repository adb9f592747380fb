/// Runs libFuzzer, which is linked in, with the arguments of the command line.
///
/// - Parameter one: tries one input; whatever it throws away is fine, a trap or a long wait is a finding.
public func fuzz(_ one: @escaping (_ kind: UInt8, _ input: [UInt8]) -> Void) -> Never {
    tried = one
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, tryInput))
}

nonisolated(unsafe) private var tried: (UInt8, [UInt8]) -> Void = { _, _ in }

/// The first byte says which reader gets the rest.
private func tryInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let bytes, count > 0 else { return 0 }
    tried(bytes[0], Array(UnsafeBufferPointer(start: bytes + 1, count: count - 1)))
    return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@_silgen_name("exit")
private func exit(_ status: CInt) -> Never
