public import Kernel

/// Kết quả: what the paper that a procedure ends in says.
public struct ResultPaper: Hashable, Sendable {
    /// What it is called: `Giấy khai sinh`.
    public var name: String
    /// Mã kết quả, such as `KQ.G15.000031`, by which it has its own layout.
    public var code: String?
    /// Its text, a line each; an empty line parts groups.
    public var text: String
    /// Cơ quan chủ quản.
    public var superior: String?
    /// The agency that issues it.
    public var agency: String
    /// Địa danh.
    public var place: String
    /// The day.
    public var date: CivilDate
    /// Số và ký hiệu, such as `15/2026/KS`; `/2026/KS` while it has no number.
    public var number: String
    /// Who signs.
    public var signer: Signer
    /// Nơi nhận; what is usual where nothing is said.
    public var recipients: [String]?
    /// Where the paper is looked up and checked, in a QR code.
    public var link: String?

    /// A result as it is issued.
    public init(
        name: String,
        code: String? = nil,
        text: String,
        superior: String? = nil,
        agency: String,
        place: String,
        date: CivilDate,
        number: String,
        signer: Signer,
        recipients: [String]? = nil,
        link: String? = nil
    ) {
        (self.name, self.code, self.text) = (name, code, text)
        (self.superior, self.agency, self.place) = (superior, agency, place)
        (self.date, self.number, self.signer) = (date, number, signer)
        (self.recipients, self.link) = (recipients, link)
    }
}

extension OfficialPaper {
    /// The paper of a result: a decision, a notice and a letter as Nghị định 30/2020 has them, or a certificate.
    public static func result(_ result: ResultPaper) -> OfficialPaper {
        let layout = ResultLayout.of(result.code)
        let sorted = result.sorted(by: layout)
        let form: Form = sorted.kind == .certificate ? .certificate : .decree30
        var signer = result.signer
        signer.heading = layout.signsAs
        return OfficialPaper(
            form: form,
            information: Document.Information(title: result.name, author: result.agency, subject: result.name),
            parts: [
                .letterhead(
                    Letterhead(
                        superior: result.superior,
                        agency: result.agency,
                        number: result.number,
                        subject: sorted.subject,
                        place: result.place,
                        date: OfficialDate(result.date)
                    )
                )
            ] + sorted.parts(in: form.style)
                + [
                    .closing(
                        Closing(
                            recipients: result.recipients ?? sorted.recipients,
                            signer: signer,
                            link: result.link
                        )
                    )
                ]
        )
    }
}

extension ResultPaper {
    /// The text as the body of its kind of paper, with what goes into head and end taken out.
    fileprivate func sorted(by layout: ResultLayout) -> ResultBody {
        let (kind, rest) = kindAndRest(layout)
        var body = ResultBody(kind: kind, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        body.layout = layout
        switch kind {
        case .decision: body.takeDecision(about: rest, by: agency)
        case .notice: body.takeNotice(about: rest)
        case .letter: body.takeLetter(about: rest)
        case .certificate: body.takeCertificate(name)
        }
        return body
    }

    /// What sort of paper it is, and what its name says besides.
    private func kindAndRest(_ layout: ResultLayout) -> (ResultLayout.Kind, String) {
        for (kind, word) in [
            (ResultLayout.Kind.decision, "Quyết định "), (.notice, "Thông báo "), (.letter, "Văn bản "),
        ]
        where name.hasPrefix(word) && (layout.kind ?? kind) == kind {
            return (kind, String(name.dropFirst(word.count)))
        }
        return (layout.kind ?? .certificate, name)
    }
}
