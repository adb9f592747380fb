import HTML
import Kernel

extension Gallery {
    private struct Work: Sendable {
        let code: String
        let title: String
        let applicant: String
        let task: String
        let minutes: Int
        let status: NationalStatus
    }

    private static let work = [
        Work(
            code: "…H47-261029-0003",
            title: "Cấp giấy phép xây dựng nhà ở riêng lẻ",
            applicant: "Huỳnh Ngọc Đào",
            task: "Trình lãnh đạo",
            minutes: -180,
            status: .inProcess
        ),
        Work(
            code: "…H47-261123-0001",
            title: "Đăng ký khai sinh",
            applicant: "Bhling Thị Nga",
            task: "Kiểm tra, ghi sổ hộ tịch",
            minutes: 40,
            status: .inProcess
        ),
        Work(
            code: "…H47-261123-0009",
            title: "Chứng thực bản sao từ bản chính",
            applicant: "Zơrâm Bươi",
            task: "Đối chiếu bản chính",
            minutes: 1200,
            status: .accepted
        ),
        Work(
            code: "…H47-261112-0002",
            title: "Hỗ trợ chi phí mai táng",
            applicant: "Cơlâu Nhấp",
            task: "Chờ giấy tờ",
            minutes: 9000,
            status: .supplementAsked
        ),
    ]

    /// An officer's desk.
    static func desk(_ html: inout HTMLWriter) {
        let page = Page(
            title: Phrase(vi: "Bàn việc của tôi", en: "My desk"),
            section: "/mot-cua",
            user: UserMenu(
                name: "Alăng Thị Ưng",
                role: "Công chức tư pháp – hộ tịch, UBND xã Lăng",
                links: [Link(Phrase(vi: "Tài khoản", en: "Account"), to: "/tai-khoan")],
                signOut: "/dang-xuat",
                security: security
            ),
            strips: [
                Strip(
                    Phrase(
                        vi: "Mất đường truyền từ 08:12. Bạn vẫn làm việc bình thường; 14 hồ sơ chờ gửi về tỉnh.",
                        en: "No line since 08:12. You can go on working; 14 dossiers wait to be sent."
                    ),
                    link: Link(Phrase(vi: "Đồng bộ", en: "Synchronise"), to: "/dong-bo")
                )
            ],
            otherLanguage: "/dev/components/desk?lang=en",
            footerNote: ledgerNote
        )
        html.page(page, in: site(.officer)) { html in
            html.heading(
                Phrase(vi: "Bàn việc của tôi", en: "My desk"),
                below: Phrase("Công chức tư pháp – hộ tịch, UBND xã Lăng, huyện Tây Giang")
            )
            html.figures { html in
                html.add(Figure(Phrase(vi: "Chờ tôi", en: "Waiting for me"), 12))
                html.add(Figure(Phrase(vi: "Đến hạn hôm nay", en: "Due today"), 5))
                html.add(Figure(Phrase(vi: "Quá hạn", en: "Overdue"), 1, tone: .late))
                html.add(Figure(Phrase(vi: "Trả đúng hạn, 30 ngày", en: "On time, 30 days"), share: 0.981))
            }
            html.h2(Phrase(vi: "Việc theo hạn", en: "Work by due time"))
            html.add(
                Tabs(
                    label: Phrase(vi: "Lọc theo việc", en: "Filter by work"),
                    [
                        Link(Phrase(vi: "Chờ tôi", en: "Waiting for me"), to: "/mot-cua", count: 12),
                        Link(Phrase(vi: "Chưa phân công", en: "Unassigned"), to: "/mot-cua?viec=moi", count: 3),
                        Link(
                            Phrase(vi: "Chờ bổ sung", en: "Waiting for documents"),
                            to: "/mot-cua?viec=bo-sung",
                            count: 2
                        ),
                    ],
                    current: "/mot-cua"
                )
            )
            finding(&html)
            worklist(&html)
        }
    }

    private static func finding(_ html: inout HTMLWriter) {
        html.div(.class("filters")) { html in
            html.add(
                SearchBox(
                    Phrase(vi: "Tìm trong bàn việc", en: "Search my desk"),
                    action: "/mot-cua",
                    example: Phrase(
                        vi: "Tên (không cần dấu), mã hồ sơ, số định danh, điện thoại",
                        en: "Name, code, personal number, phone"
                    ),
                    isQuiet: true
                )
            )
        }
        html.add(
            Filters(
                action: "/mot-cua",
                [
                    Field(
                        .select([Choice("4", Phrase(vi: "Đang xử lý", en: "In process"))]),
                        name: "trang-thai",
                        label: Phrase(vi: "Trạng thái", en: "State")
                    ),
                    Field(.date, name: "tu", label: Phrase(vi: "Nhận từ ngày", en: "Received from")),
                    Field(.date, name: "den", label: Phrase(vi: "đến ngày", en: "until")),
                ],
                active: [Link(Phrase(vi: "Lĩnh vực: Hộ tịch", en: "Field: civil status"), to: "/mot-cua")],
                reset: "/mot-cua"
            )
        )
    }

    private static func worklist(_ html: inout HTMLWriter) {
        html.postForm(to: "/mot-cua/phan-cong", security) { html in
            html.sheetCard { html in
                html.table(
                    of: work,
                    caption: Phrase(vi: "Hồ sơ chờ tôi xử lý", en: "Dossiers waiting for me"),
                    isDense: true,
                    tone: { $0.minutes < 0 ? .late : $0.status.tone == .wait ? .wait : nil },
                    [
                        .selection(name: "ma") { ($0.code, $0.title) },
                        .lead(Phrase(vi: "Hồ sơ", en: "Dossier")) { html, item in
                            html.a(item.title, .href("/ho-so/\(item.code)"))
                            html.code(item.code)
                        },
                        .text(Phrase(vi: "Người nộp", en: "Applicant")) { $0.applicant },
                        .text(Phrase(vi: "Việc của tôi", en: "My task")) { $0.task },
                        .cell(Phrase(vi: "Hạn bước", en: "Due")) { html, item in
                            html.add(
                                Due(now.adding(minutes: item.minutes), now: now, isPaused: item.status.tone == .wait)
                            )
                        }.sorted(.init("/mot-cua?xep=-han", direction: .ascending)),
                        .cell(Phrase(vi: "Trạng thái", en: "State")) { html, item in html.add(StateTag(item.status)) },
                    ]
                )
            }
            html.bulkBar { html in
                html.add(
                    Field(
                        .select([Choice("1", "Alăng Thị Ưng"), Choice("2", "Pơloong Thị Hiên")]),
                        name: "nguoi",
                        label: Phrase(vi: "Phân công cho", en: "Assign to")
                    )
                )
                html.add(Button(Phrase(vi: "Phân công", en: "Assign"), .quiet))
            }
        }
        html.add(Pagination(previous: nil, next: "/mot-cua?sau=x", summary: Pagination.summary(1...4, of: 12)))
    }

    /// Two of the official forms.
    static func paper(_ html: inout HTMLWriter) {
        let date = now.date
        html.printPage(
            title: Phrase(vi: "Giấy tiếp nhận hồ sơ", en: "Receipt"),
            back: Link(Phrase(vi: "Về hồ sơ", en: "Back to the dossier"), to: "/ho-so"),
            isSimulated: true
        ) { html in
            let receipt = PrintSheet(
                superior: "UBND huyện Tây Giang",
                agency: "UBND xã Lăng",
                number: "12/BPTNTKQ",
                place: "Lăng",
                date: date,
                title: "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
                code: "000.00.00.H47-261123-0001",
                qrCode: QRCode("https://dichvucong.quangnam.gov.vn/h/000.00.00.H47-261123-0001?pin=4821"),
                formNumber: "Mẫu số 01"
            )
            html.sheet(receipt) { html in
                html.sheetLines([
                    ("Bộ phận Tiếp nhận và Trả kết quả", "UBND xã Lăng"),
                    ("Tiếp nhận hồ sơ của", "Bhling Thị Nga"),
                    ("Địa chỉ", "thôn Nal, xã Lăng, huyện Tây Giang, tỉnh Quảng Nam"),
                    ("Số điện thoại", ""),
                    ("Nội dung yêu cầu giải quyết", "Đăng ký khai sinh"),
                ])
                html.sheetTable(
                    caption: "Thành phần hồ sơ",
                    headings: ["Tên giấy tờ", "Bản chính", "Bản sao"],
                    rows: [["Giấy chứng sinh", "1", "0"], ["Tờ khai đăng ký khai sinh", "1", "0"]]
                )
                html.sheetLines([
                    ("Thời gian nhận hồ sơ", "15 giờ 30 phút, ngày 23/11/2026"),
                    ("Thời gian trả kết quả", "17 giờ 00 phút, ngày 25/11/2026"),
                ])
                html.signatures([
                    Signature("NGƯỜI NỘP HỒ SƠ", name: "Bhling Thị Nga"),
                    Signature("NGƯỜI TIẾP NHẬN HỒ SƠ", name: "Alăng Thị Ưng"),
                ])
            }
        }
    }
}
