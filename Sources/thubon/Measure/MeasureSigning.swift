import App
import ArgumentParser
import Kernel

struct MeasureSigning: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signing",
        abstract: "Count signatures and validations a second; leaves the files that others are measured with."
    )

    @Option(help: "An empty folder for the files: papers, keys, certificates.")
    var folder: String

    @Option(help: "How long each figure is measured.")
    var seconds = 5

    @Option(help: "How many documents are signed while memory is watched.")
    var documents = 10_000

    func run() async throws {
        let speed = try await SigningSpeed(folder: folder, seconds: seconds, surroundings: .system)
        for figure in try await speed.figures(documents: documents) { print("\(figure.name)\t\(figure.value)") }
    }
}
