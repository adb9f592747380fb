import App
import ArgumentParser

struct Routes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print every address of the portal: method, address, who may, name."
    )

    @Option(help: "The province: quang-nam or da-nang.")
    var profile = "quang-nam"

    func run() async throws {
        print(try await Province.routes(profile: profile))
    }
}
