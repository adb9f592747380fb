// The head and the foot of a paper.
extension OfficialStyle {
    /// Agency and number at the left, national name and motto, place and day at the right.
    func blocks(_ head: Letterhead) -> [Block] {
        var left: [Block] = []
        if let superior = head.superior { left.append(plain(superior, .superior)) }
        left.append(plain(Self.broken(head.agency), .agency))
        let right = [
            plain("Cộng hòa xã hội chủ nghĩa Việt Nam", .nation), plain("Độc lập - Tự do - Hạnh phúc", .motto),
        ]
        var below: [Block] = []
        if let number = head.number {
            // A number that is given later finds its room before the stroke.
            let room = number.hasPrefix("/") ? String(repeating: "\u{A0}", count: 8) : ""
            below.append(plain("Số: \(room)\(number)", .number))
        }
        if let subject = head.subject { below.append(plain("V/v \(subject)", .subject)) }
        let when = [head.place, head.date?.words].compactMap { $0 }.joined(separator: ", ")
        var blocks: [Block] = head.formNumber.map { [plain($0, .formNumber)] } ?? []
        blocks.append(pair(left, right))
        blocks.append(.space((self[.number].size ?? text.size) / 3))
        blocks.append(pair(below, when.isEmpty ? [] : [plain(when, .place)]))
        return blocks
    }

    /// Signatures side by side, with the proof at their left where there is one.
    func block(_ signatures: FormSignatures) -> Block {
        let places = signatures.places.map { place in
            Columns.Column([
                plain(place.title, .authority), plain(place.note ?? "(Ký và ghi rõ họ tên)", .note),
                .space(signing), plain(place.name ?? "", .signer),
            ])
        }
        let half = places.count == 1 && signatures.proof == nil
        let row = Block.columns(Columns((half ? [Columns.Column([])] : []) + places, gap: 3))
        let space = Block.space(max(self[.body].before ?? 0, 6))
        guard let proof = signatures.proof else { return .group([space, row]) }
        let words = [
            Run("Bản ghi số \(proof.record) trong sổ cái. ", bold: true),
            Run("Mã này chứng minh bản ghi đã vào sổ và không ai sửa lại được. Quét mã để kiểm tra."),
        ]
        let code = QRFigure(proof.link, side: proofSide, label: "Mã chứng cứ")
        return .group([
            space,
            .columns(
                Columns(
                    [
                        Columns.Column(width: proofSide, [.code(code)]),
                        Columns.Column([row, .space(6), .paragraph(Paragraph(words, self[.proof]))]),
                    ],
                    gap: 3
                )
            ),
        ])
    }

    /// Nơi nhận at the left, who signs at the right.
    func block(_ closing: Closing) -> Block {
        var left: [Block] = []
        if let recipients = closing.recipients, !recipients.isEmpty {
            left.append(plain("Nơi nhận:", .recipientsHead))
            for (index, name) in recipients.enumerated() {
                left.append(plain("- \(name)\(index == recipients.count - 1 ? "." : ";")", .recipient))
            }
        }
        let signer = closing.signer
        let lines = (signer.capacities ?? []).map { "\($0.authority.rawValue) \($0.of)" } + [signer.position]
        let right = lines.map { plain($0, .authority) } + [.space(signing), plain(signer.name ?? "", .signer)]
        return .group([.space(14), .columns(Columns([Columns.Column(left), Columns.Column(right)], gap: 4))])
    }

    /// `Ủy ban nhân dân` stands on a line of its own where the whole name is too long for one.
    private static func broken(_ agency: String) -> String {
        let committee = "ủy ban nhân dân "
        guard agency.count > 22, agency.lowercased().hasPrefix(committee) else { return agency }
        return agency.prefix(committee.count - 1) + "\n" + agency.dropFirst(committee.count)
    }

    private func pair(_ left: [Block], _ right: [Block]) -> Block {
        .columns(
            Columns(
                [
                    Columns.Column(share: letterhead.first, left),
                    Columns.Column(share: letterhead.last, right),
                ],
                gap: 2
            )
        )
    }

    /// Words in which no mark has a meaning.
    private func plain(_ words: String, _ element: Element) -> Block {
        .paragraph(Paragraph([Run(words)], self[element]))
    }
}
