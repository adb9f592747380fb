import Insights
import InsightsPages
import Notices

extension Province {
    /// Looks at alert rules.
    var alertRounds: AlertRounds { AlertRounds(desk: alerts, database: database) }
}

extension AlertSender {
    /// Alerts as messages in the in-boxes of the house; no telephone rings for a figure.
    init(_ notices: Notices) {
        self.init { messages, db in
            try notices.send(
                messages.map { message in
                    let words = AlertWords(message)
                    return NewNotice(
                        person: message.receiver,
                        phone: nil,
                        kind: NoticeKind(message.reason),
                        address: words.address,
                        words: NoticeWords(vi: words.vietnamese, en: words.english)
                    )
                },
                in: db
            )
        }
    }
}

extension NoticeKind {
    fileprivate init(_ reason: AlertMessage.Reason) {
        self =
            switch reason {
            case .fired: .alertFired
            case .over: .alertOver
            case .rested: .alertRested
            }
    }
}
