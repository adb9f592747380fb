import HTML
import Kernel

extension Gallery {
    static func opening(_ html: inout HTMLWriter) {
        html.hero(
            title: Phrase(vi: "Bạn cần làm thủ tục gì?", en: "What do you need to do?"),
            lead: Phrase(
                vi: "Nộp, nộp phí, theo dõi và nhận kết quả ngay trên điện thoại.",
                en: "Apply, pay, follow and receive the result on your phone."
            )
        ) { html in
            html.add(
                SearchBox(
                    Phrase(vi: "Tìm thủ tục", en: "Search services"),
                    action: "/thu-tuc",
                    example: Phrase(vi: "khai sinh, tạm trú, hộ kinh doanh…", en: "birth, residence, business…"),
                    suggestions: "/thu-tuc/goi-y"
                )
            )
        }
        html.h2(Phrase(vi: "Theo việc trong đời", en: "By life event"))
        html.grid { html in
            html.add(
                Tile(
                    Phrase(vi: "Có con nhỏ", en: "Having a child"),
                    detail: Phrase(vi: "Khai sinh, thường trú, thẻ bảo hiểm", en: "Birth, residence, insurance"),
                    to: "/viec/co-con",
                    icon: .child
                )
            )
            html.add(Tile(Phrase(vi: "Kết hôn", en: "Marriage"), to: "/viec/ket-hon", icon: .rings))
            html.add(Tile(Phrase(vi: "Nhà ở, đất đai", en: "House and land"), to: "/viec/nha-dat", icon: .house))
        }
    }

    static func surfaces(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Nút và thẻ", en: "Buttons and cards"))
        html.card(Phrase(vi: "Đăng ký khai sinh", en: "Birth registration")) { html in
            html.add(
                Facts([
                    Fact(Phrase(vi: "Nơi giải quyết", en: "Decided by"), "UBND xã Lăng"),
                    Fact(Phrase(vi: "Lệ phí", en: "Fee"), Money(dong: 100_000).description),
                    Fact(Phrase(vi: "Mã thủ tục", en: "Code"), "1.001193", isCode: true),
                ])
            )
            html.actions { html in
                html.add(Button(Phrase(vi: "Nộp hồ sơ", en: "Apply")))
                html.add(Button(Phrase(vi: "Lưu nháp", en: "Save draft"), .quiet))
                html.add(Button(Phrase(vi: "Rút hồ sơ", en: "Withdraw"), .danger))
                html.add(Button(Phrase(vi: "Bỏ qua", en: "Skip"), .plain))
                html.add(Button.link(Phrase(vi: "Tải về", en: "Download"), to: "/tep", .quiet, icon: .download))
                html.add(Button.print)
            }
        }
        html.add(
            Tabs(
                label: Phrase(vi: "Lọc hồ sơ", en: "Filter dossiers"),
                [
                    Link(Phrase(vi: "Đang làm", en: "Open"), to: "/ho-so", count: 3),
                    Link(Phrase(vi: "Đã xong", en: "Done"), to: "/ho-so?xong", count: 1284),
                ],
                current: "/ho-so"
            )
        )
        html.figures { html in
            html.add(Figure(Phrase(vi: "Chờ tôi", en: "Waiting"), 1284, address: "/mot-cua"))
            html.add(
                Figure(
                    Phrase(vi: "Quá hạn", en: "Overdue"),
                    1,
                    detail: Phrase(vi: "cần làm ngay", en: "act now"),
                    tone: .late
                )
            )
            html.add(Figure(Phrase(vi: "Đúng hạn, 30 ngày", en: "On time, 30 days"), share: 0.981, target: 0.95))
        }
        html.h2(Phrase(vi: "Kiểm tra lại", en: "Check your answers"))
        html.add(
            Facts(
                [
                    Fact(Phrase(vi: "Họ, chữ đệm, tên", en: "Full name"), "Bhling Thị Mai Anh", change: "/sua#ten"),
                    Fact(
                        Phrase(vi: "Nơi sinh", en: "Place of birth"),
                        "Trạm y tế xã Lăng, Tây Giang",
                        change: "/sua#noi"
                    ),
                    Fact(Phrase(vi: "Dân tộc", en: "Ethnicity"), "", change: "/sua#dt"),
                ],
                answers: true
            )
        )
    }

    static func dossier(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Trạng thái và hạn", en: "States and due times"))
        html.p { html in
            for status in NationalStatus.allCases {
                html.add(StateTag(status))
                html.text(" ")
            }
        }
        html.p { html in
            for status in [NationalStatus.supplementAsked, .paymentAsked, .done] {
                html.add(StateTag(status, toApplicant: true))
                html.text(" ")
            }
        }
        html.grid(narrow: true) { html in
            html.add(Due(now.adding(minutes: 40), now: now))
            html.add(Due(now.adding(minutes: 2000), now: now, workingMinutesLeft: 560))
            html.add(Due(now.adding(minutes: -180), now: now))
            html.add(Due(now.adding(minutes: 9000), now: now, isPaused: true))
        }
        html.split { html in
            html.card(
                Phrase(vi: "Cần bổ sung 2 giấy tờ, một lần cho đủ", en: "2 documents to add, all at once"),
                tone: .wait
            ) {
                $0.add(Button.link(Phrase(vi: "Bổ sung ngay", en: "Add now"), to: "/bo-sung"))
            }
            html.h2(Phrase(vi: "Đường đi của hồ sơ", en: "Course of the dossier"))
            html.course { html in
                html.courseStep(Phrase(vi: "Đã tiếp nhận", en: "Accepted"), .past) {
                    $0.moment(now.adding(minutes: -3000))
                }
                html.courseStep(Phrase(vi: "Chờ bổ sung", en: "Waiting for documents"), .now) { html in
                    html.moment(now)
                    html.text(" · Phòng Tài chính – Kế hoạch")
                }
                html.courseStep(Phrase(vi: "Trả kết quả", en: "Hand-over"), .next) {
                    $0.moment(now.adding(minutes: 5000), .long)
                }
            }
        } aside: { html in
            html.card(Phrase(vi: "Hẹn trả", en: "Appointment")) { html in
                html.p("09:10", .class("figure"))
                html.p(MomentText.words(now.adding(minutes: 2500), .long, html.language))
                html.add(QRCode("https://dichvucong.quangnam.gov.vn/h/000.20.18.H47-261118-0007"))
            }
        }
    }

    static func notices(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Thông báo", en: "Notices"))
        html.add(Notice(Phrase(vi: "Đã lưu thay đổi", en: "Changes saved"), tone: .done, isUrgent: true))
        html.add(
            Notice(
                Phrase(vi: "Đồng hồ đang tạm dừng", en: "The clock is paused"),
                Phrase(
                    vi: "Thời hạn chạy tiếp khi bạn bổ sung đủ giấy tờ.",
                    en: "It runs again when all documents are there."
                ),
                tone: .wait
            )
        )
        html.add(Notice(Phrase(vi: "Hồ sơ quá hạn", en: "The dossier is overdue"), tone: .late))
        html.add(Notice(Phrase(vi: "Bạn có 2 tin mới", en: "You have 2 new messages")))
        html.add(
            EmptyState(
                Phrase(vi: "Bạn chưa có hồ sơ nào", en: "You have no dossiers yet"),
                Phrase(vi: "Chọn một thủ tục để bắt đầu; bản nháp được giữ 30 ngày.", en: "Choose a service to begin."),
                action: Link(Phrase(vi: "Chọn thủ tục", en: "Choose a service"), to: "/thu-tuc")
            )
        )
        html.add(ProgressBar(Phrase(vi: "Đang gửi ảnh", en: "Sending pictures"), done: 3, of: 7))
    }

    static func tables(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Bảng", en: "Tables"))
        let rows = [("Lệ phí hộ tịch", 3, 24_000), ("Phí chứng thực bản sao", 12, 1_250_000)]
        html.sheetCard { html in
            html.table(
                of: rows,
                caption: Phrase(vi: "Phí, lệ phí đã nộp", en: "Fees paid"),
                showsCaption: true,
                [
                    .lead(Phrase(vi: "Khoản", en: "Item")) { html, row in html.text(row.0) },
                    .number(Phrase(vi: "Số lượng", en: "Count")) { $0.1 },
                    .figure(Phrase(vi: "Số tiền", en: "Amount")) { item, _ in Money(dong: Int64(item.2)).description },
                ]
            )
        }
        html.add(
            Pagination(current: 4, total: 33, summary: Pagination.summary(151...200, of: 1601)) {
                "/thu-tuc?trang=\($0)"
            }
        )
    }

    static func ending(_ html: inout HTMLWriter) {
        html.div { html in
            html.confirmation(
                Phrase(vi: "Đã nộp hồ sơ", en: "Your dossier was submitted"),
                code: "000.00.00.H47-261123-0001",
                codeLabel: Phrase(vi: "Mã hồ sơ, hãy giữ lại", en: "Code, please keep it")
            ) { html in
                html.ol { html in
                    html.li(
                        Phrase(
                            vi: "Bộ phận một cửa xem hồ sơ trong 8 giờ làm việc.",
                            en: "The counter looks at it within 8 working hours."
                        )
                    )
                    html.li(
                        Phrase(
                            vi: "Bạn nhận tin khi hồ sơ được tiếp nhận.",
                            en: "You get a message when it is accepted."
                        )
                    )
                }
            }
        }
    }
}
