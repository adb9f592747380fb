import Catalogue
import Dossiers
import Kernel

/// Chỗ sai: what is wrong with a dossier that will be refused or asked to be mended, and how the citizen mends it.
struct Flaw: Sendable {
    var defect: Defect
    /// New answers.
    var mended: [String: String] = [:]
    /// What is handed in again.
    var files: [HandedIn] = []

    /// A paper that cannot be read, or else an answer that is too short.
    static func drawn(
        for version: ProcedureVersion,
        submission: Submission,
        _ chance: inout SeededGenerator
    ) -> Flaw {
        let papers = submission.components.filter { $0.source == .file || $0.source == .paper }
        if let part = chance.one(of: papers), chance.happens(perMille: 700) {
            let name = version.component(part.key)?.name.vi ?? part.key
            let text = chance.word([
                "\(name): ảnh chụp mờ, không đọc được số và dấu. Chụp lại cả trang, đủ sáng.",
                "\(name): thiếu trang sau. Gửi lại đủ các trang.",
                "\(name): giấy đã hết hạn. Gửi bản còn giá trị.",
            ])
            return Flaw(defect: Defect(target: .component, key: part.key, explanation: text), files: [part])
        }
        let field = version.formFields.first {
            ($0.type == .address || $0.type == .longText) && $0.rule.pattern == nil && submission.answers[$0.key] != nil
        }
        if let field, let old = submission.answers[field.key], old.count < 150 {
            let explanation = "\(field.label.vi): ghi chưa đủ. Ghi rõ số nhà hoặc thôn, xã, huyện, tỉnh."
            return Flaw(
                defect: Defect(target: .field, key: field.key, explanation: explanation),
                mended: [field.key: old + " (đã ghi đủ)"]
            )
        }
        return Flaw(
            defect: Defect(
                target: .whole,
                key: "",
                explanation: "Thông tin khai chưa khớp với giấy tờ. Kiểm tra và khai lại."
            )
        )
    }
}
