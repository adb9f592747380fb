import Catalogue
import DesignSystem
import Directory
import Hummingbird
import Kernel
import Storage
import Synchronization
import Web

extension CatalogueAdministration {
    /// A file was pasted or chosen: says what is wrong with it, or what publishing it would do.
    func check(_ visit: Visit, _ upload: Upload) async throws -> Response {
        let (form, files) = try await upload.texts(limit: 262_144)
        let text = files["tep"] ?? form.lines("noi-dung")
        guard !text.isEmpty else { return self.form(AdminFormModel(text: "", isEmpty: true), visit) }
        let known = try known()
        let preview = try await database.read { [catalogue] db in
            try catalogue.preview(.init(procedure: text), knowing: known, in: db)
        }
        guard preview.refusal == nil else { return self.form(AdminFormModel(text: text, preview: preview), visit) }
        return show(preview, text: text, wrongDay: nil, visit)
    }

    /// Publishes what the preview showed, from the day that was chosen.
    func publish(_ visit: Visit, _ form: FormData) async throws -> Response {
        let key = try form.requireIdempotencyKey()
        var text = form.lines("noi-dung")
        let known = try known()
        let asked = form.textIfAny("hieu-luc")
        let sent = ProceduresCheck.File(procedure: text)
        if let newest = ProcedureReader.read(text, file: sent.path, knowing: known).newest, let asked {
            guard let day = CivilDate(asked) else { return try await again(text, .unreadable, known, visit) }
            if day != newest.validFrom {
                guard let moved = EffectiveDay.move(from: newest.validFrom, to: day, in: text) else {
                    return try await again(text, .byHand, known, visit)
                }
                text = moved
            }
        }
        let (file, actor) = (ProceduresCheck.File(procedure: text), visit.viewer.actor())
        let report = try await database.write { [catalogue] db in
            let preview = try catalogue.preview(file, knowing: known, in: db)
            guard preview.refusal == nil else { return preview }
            _ = try AnsweredRequest.once(
                scope: "catalogue:\(visit.viewer.account.map(\.description) ?? "")",
                key: key.description,
                content: Array(file.text.utf8),
                at: visit.now,
                in: db
            ) {
                try catalogue.publish([file], knowing: known, by: actor, in: db)
                return "published"
            }
            return preview
        }
        guard report.refusal == nil, let code = report.reading.procedure?.code else {
            return self.form(AdminFormModel(text: text, preview: report), visit)
        }
        // The next visitor finds the catalogue loaded already.
        _ = try await catalogue.contents()
        return visit.redirect(
            to: "/quan-tri/thu-tuc/\(code)",
            flash: report.changesSomething
                ? .success("Đã công bố thủ tục \(code).")
                : .notice("Tệp này đã công bố trước đó, không có gì thay đổi.")
        )
    }

    private func again(
        _ text: String,
        _ fault: AdminPreviewView.DayFault,
        _ known: KnownKeys,
        _ visit: Visit
    ) async throws -> Response {
        let preview = try await database.read { [catalogue] db in
            try catalogue.preview(.init(procedure: text), knowing: known, in: db)
        }
        return show(preview, text: text, wrongDay: fault, visit)
    }

    private func show(
        _ preview: PublishPreview,
        text: String,
        wrongDay: AdminPreviewView.DayFault?,
        _ visit: Visit
    ) -> Response {
        let view = AdminPreviewView(
            preview: preview,
            text: text,
            today: visit.now.date,
            wrongDay: wrongDay,
            security: visit.formSecurity()
        )
        return visit.page(view.page, for: .officer, status: wrongDay == nil ? .ok : .unprocessableContent) {
            view.write(to: &$0)
        }
    }
}

extension ProcedureReading {
    /// The version that begins last; corrections are not moved to another day.
    var newest: ProcedureVersion? { procedure?.versions.last.flatMap { $0.id.correction == 0 ? $0 : nil } }
}

extension Upload {
    /// Reads the form with its files as text; nil for none, and what is no UTF-8 or too long is refused.
    func texts(limit: Int) async throws -> (form: FormData, files: [String: String]) {
        let bytes = Mutex<[String: [UInt8]]>([:])
        let form = try await read { file in
            FileSink { chunk in
                try bytes.withLock { bytes in
                    guard (bytes[file.field]?.count ?? 0) + chunk.count <= limit else { throw WebRefusal.bodyTooLarge }
                    bytes[file.field, default: []] += chunk
                }
            }
        }
        let files = try bytes.withLock { bytes in
            try bytes.mapValues { bytes in
                guard let text = String(validating: bytes, as: UTF8.self) else { throw WebRefusal.malformedForm }
                return VietnameseText.nfc(text.replacing("\r\n", with: "\n"))
            }
        }
        return (form, files)
    }
}
