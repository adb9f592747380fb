import Kernel

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
        var blocks: [Block] = formRow(head.formNumber)
        blocks.append(pair(left, right))
        blocks.append(.space((self[.number].size ?? text.size) / 3))
        blocks.append(head.awaitsNumber ? reserved(head) : numberRow(head))
        if let subject = head.subject { blocks.append(pair([plain("V/v \(subject)", .subject)], [])) }
        return blocks
    }

    /// Số và ký hiệu at the left, địa danh và thời gian at the right.
    func numberRow(_ head: Letterhead) -> Block {
        let when = [head.place, head.date?.words].compactMap { $0 }.joined(separator: ", ")
        return pair(
            head.number.map { [plain("Số: \($0)", .number)] } ?? [],
            when.isEmpty ? [] : [plain(when, .place)]
        )
    }

    /// Room for number and day, as much as the longest of them take.
    private func reserved(_ head: Letterhead) -> Block {
        var longest = head
        longest.number = head.number.map { "0000" + $0 }
        // 31/12/1970: no day is longer in words.
        longest.date = OfficialDate(CivilDate(daysSinceEpoch: 364))
        return .reserved(Reservation(.number, blocks: [numberRow(longest)]))
    }

    /// Mẫu số, and beside it where the agency signs a form.
    private func formRow(_ number: String?) -> [Block] {
        var words = self[.formNumber]
        if agencyPlace.isRow { words.align = .left }
        let text = number.map { [Block.paragraph(Paragraph([Run($0)], words))] } ?? []
        guard agencyPlace.isRow else { return text }
        let place = Block.reserved(Reservation(.agency, height: agencyPlace.height))
        return [.columns(Columns([Columns.Column(text), Columns.Column(width: agencyPlace.width, [place])]))]
    }

    /// Room for the signature of a person.
    private func signingRoom(withSeal: Bool) -> Block {
        .reserved(
            Reservation(
                .signature,
                width: signing.width,
                height: signing.height,
                align: .center,
                seal: withSeal ? signing.seal : nil
            )
        )
    }

    /// Signatures side by side, with the proof at their left where there is one.
    func block(_ signatures: FormSignatures) -> Block {
        let last = signatures.places.count - 1
        let places = signatures.places.enumerated().map { index, place in
            Columns.Column([
                plain(place.title, .authority), plain(place.note ?? "(Ký và ghi rõ họ tên)", .note),
                // The officer signs at the right, who hands in at the left by hand if at all.
                index == last ? signingRoom(withSeal: false) : .space(signing.height),
                plain(place.name ?? "", .signer),
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
        if let link = closing.link {
            let code = QRFigure(link, side: codeSide, label: "Mã QR tra cứu")
            left += [.space(8), .code(code), plain("Quét mã để tra cứu, kiểm tra văn bản", .recipient)]
        }
        let signer = closing.signer
        let lines =
            (signer.heading.map { [$0] } ?? [])
            + (signer.capacities ?? []).map { "\($0.authority.rawValue) \($0.of)" } + [signer.position]
        let right =
            lines.map { plain($0, .authority) } + [signingRoom(withSeal: true), plain(signer.name ?? "", .signer)]
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
