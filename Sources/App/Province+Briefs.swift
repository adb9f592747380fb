public import Insights
import InsightsPages
import Notices

extension Province {
    /// Bản tin điều hành tuần.
    public var briefs: BriefDesk { BriefDesk(insights: insights, remarks: remarks, ledger: ledger) }

    /// Tells readers of a brief in their in-boxes.
    public var briefSender: BriefRounds.Sender {
        { [notices] messages, db in
            try notices.send(
                messages.map { message in
                    let words = BriefWords(message)
                    return NewNotice(
                        person: message.receiver,
                        phone: nil,
                        kind: .briefMade,
                        address: words.address,
                        words: NoticeWords(vi: words.vietnamese, en: words.english)
                    )
                },
                in: db
            )
        }
    }

    /// Makes briefs on Mondays.
    var briefRounds: BriefRounds { BriefRounds(desk: briefs, database: database, send: briefSender) }
}
