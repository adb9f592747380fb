import DesignSystem
import HTML
import Kernel
import Web

/// Hộp tin: what the offices wrote to the reader.
enum InboxIndexView {
    static let title = Phrase(vi: "Hộp tin", en: "Messages")

    static func write(_ model: InboxIndexModel, to html: inout HTMLWriter) {
        html.heading(title, below: lead(model))
        guard !model.items.isEmpty else {
            html.add(
                EmptyState(
                    Phrase(vi: "Chưa có tin nào", en: "No messages yet"),
                    Phrase(
                        vi: "Khi hồ sơ của bạn được tiếp nhận, cần bổ sung hoặc có kết quả, tin báo sẽ nằm ở đây.",
                        en:
                            "When a dossier of yours is accepted, needs something or is finished, you will read it here."
                    ),
                    action: Link(Phrase(vi: "Tìm thủ tục", en: "Find a procedure"), to: "/thu-tuc"),
                    icon: .bell
                )
            )
            return
        }
        // One form for the whole page: a button names its message.
        html.postForm(to: Addresses.inbox.string, model.security) { html in
            if model.unread > 1 {
                html.p { html in
                    html.add(
                        Button(
                            Phrase(vi: "Đánh dấu tất cả đã đọc", en: "Mark all as read"),
                            .quiet,
                            name: InboxIndexModel.readField,
                            value: InboxIndexModel.all,
                            icon: .check
                        )
                    )
                }
            }
            for item in model.items { write(item, now: model.now, to: &html) }
        }
        html.add(Pagination(previous: model.isFirst ? nil : Addresses.inbox.string, next: model.older))
    }

    private static func lead(_ model: InboxIndexModel) -> Phrase? {
        guard !model.items.isEmpty else { return nil }
        guard model.unread > 0 else { return Phrase(vi: "Bạn đã đọc hết tin.", en: "You have read everything.") }
        return Phrase(
            vi: "\(NumberText.grouped(model.unread, .vi)) tin chưa đọc.",
            en: "\(NumberText.grouped(model.unread, .en)) unread."
        )
    }

    private static func write(_ item: InboxIndexModel.Item, now: Instant, to html: inout HTMLWriter) {
        let tone: Tone? = item.isUnread ? (item.asksForAction ? .wait : .calm) : nil
        html.card(item.title, tone: tone) { html in
            html.p(.class("muted")) { html in
                if item.isUnread {
                    html.add(StateTag(Phrase(vi: "Chưa đọc", en: "Unread"), item.asksForAction ? .wait : .calm))
                    html.text(" ")
                }
                html.moment(item.at, .near(now: now))
            }
            write(item.lines, to: &html)
            guard item.isUnread || item.link != nil else { return }
            html.actions { actions(of: item, to: &$0) }
        }
    }

    /// Lines that are numbered become a list.
    private static func write(_ lines: [String], to html: inout HTMLWriter) {
        var rest = lines[...]
        while let line = rest.popFirst() {
            guard number(line, 1) != nil else {
                html.p(line)
                continue
            }
            var points = [line]
            while let next = rest.first, number(next, points.count + 1) != nil { points.append(rest.removeFirst()) }
            html.ol { html in
                for (index, point) in points.enumerated() { html.li(number(point, index + 1) ?? point) }
            }
        }
    }

    /// The words after `3. `; nil where the line is not the third point.
    private static func number(_ line: String, _ number: Int) -> String? {
        let mark = "\(number). "
        return line.hasPrefix(mark) ? String(line.dropFirst(mark.count)) : nil
    }

    private static func actions(of item: InboxIndexModel.Item, to html: inout HTMLWriter) {
        let open =
            item.asksForAction
            ? Phrase(vi: "Mở hồ sơ để làm ngay", en: "Open the dossier and act")
            : item.isOfDossier
                ? Phrase(vi: "Xem hồ sơ", en: "See the dossier") : Phrase(vi: "Xem chi tiết", en: "See more")
        if let link = item.link {
            if item.isUnread {
                html.add(Button(open, .quiet, name: InboxIndexModel.openField, value: item.id.description))
            } else {
                html.add(Button.link(open, to: link.string, .quiet))
            }
        }
        if item.isUnread {
            html.add(
                Button(
                    Phrase(vi: "Đánh dấu đã đọc", en: "Mark as read"),
                    .plain,
                    name: InboxIndexModel.readField,
                    value: item.id.description
                )
            )
        }
    }
}
