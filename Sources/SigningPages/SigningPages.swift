import DesignSystem
import Directory
public import Documents
import HTML
import Hummingbird
import Kernel
public import Signing
public import Web

/// `/kiem-tra-chu-ky`: anybody checks the signatures of a PDF; nothing is kept of the file.
public struct SigningPages: Sendable {
    private let desk: SignatureDesk
    private let documents: Documents

    static let address: WebPath = "/kiem-tra-chu-ky"

    /// Checks at this desk; `documents` tells which files this house signed itself.
    public init(desk: SignatureDesk, documents: Documents) {
        self.desk = desk
        self.documents = documents
    }

    /// The page, and the form that it sends.
    public func routes() -> Routes {
        var routes = Routes()
        routes.page("/kiem-tra-chu-ky", .everyone, "signature.show") { visit in
            answer(CheckShowModel(), visit)
        }
        routes.upload("/kiem-tra-chu-ky", .everyone, "signature.check", pace: .heavy) { visit, upload in
            answer(try await check(upload), visit)
        }
        return routes
    }

    private func check(_ upload: Upload) async throws -> CheckShowModel {
        let tray = desk.tray()
        let name = FileName()
        do {
            _ = try await upload.read { file in
                guard file.field == CheckShowModel.field, tray.count == 0 else { return nil }
                name.set(file.name)
                return FileSink(write: { bytes in
                    guard tray.count + bytes.count <= SignatureDesk.longestFile else {
                        throw WebRefusal.fileTooLarge(SignatureDesk.longestFile)
                    }
                    try tray.append(bytes)
                })
            }
            return CheckShowModel(
                file: name.text,
                reports: try await desk.examine(tray),
                known: try await documents.known(tray)
            )
        } catch let refusal as SignatureRefusal {
            return CheckShowModel(file: name.text, refusal: refusal)
        } catch is SignatureDesk.Busy {
            throw WebRefusal.tooManyRequests(10)
        }
    }

    private func answer(_ model: CheckShowModel, _ visit: Visit) -> Response {
        let page = Page(title: CheckShowView.title, section: Self.address.string, hasErrors: model.refusal != nil)
        return visit.page(page, status: model.refusal == nil ? .ok : .unprocessableContent) { html in
            CheckShowView(model: model, security: visit.formSecurity()).write(to: &html)
        }
    }
}
