import HTML
import Kernel

extension Gallery {
    static func fields(_ html: inout HTMLWriter) {
        html.h2(Phrase(vi: "Ô nhập", en: "Fields"))
        let all = lines() + choices()
        html.add(ErrorSummary(of: all))
        html.postForm(to: "/dev/components", security, sendsFiles: true) { html in
            html.fieldSet(
                Phrase(vi: "Mọi kiểu ô nhập", en: "All kinds of field"),
                hint: Phrase(vi: "Mỗi trang thật chỉ hỏi một nhóm.", en: "A real page asks one group only.")
            ) { html in
                for field in all { html.add(field) }
            }
            html.add(
                Known(
                    Phrase(vi: "Mẹ của trẻ", en: "Mother"),
                    source: Phrase(vi: "Cơ sở dữ liệu quốc gia về dân cư", en: "the National Population Database"),
                    [
                        Fact(Phrase(vi: "Họ tên", en: "Name"), "Bhling Thị Nga"),
                        Fact(Phrase(vi: "Số định danh", en: "Personal number"), "049•••••3312", isCode: true),
                    ],
                    change: Link(Phrase(vi: "Thông tin này chưa đúng?", en: "Is this wrong?"), to: "/phan-anh")
                )
            )
            html.actions { html in
                html.add(Button(Phrase(vi: "Lưu và tiếp tục", en: "Save and continue")))
                html.a(Phrase(vi: "Quay lại", en: "Back"), .href("/thu-tuc"))
            }
        }
    }

    private static func lines() -> [Field] {
        [
            Field(
                .text,
                name: "ten",
                label: Phrase(vi: "Họ, chữ đệm, tên", en: "Full name"),
                value: "Bhling Thị Nga",
                hint: Phrase(vi: "Ghi đúng như trên giấy tờ", en: "As on your papers"),
                source: Phrase(vi: "Cơ sở dữ liệu quốc gia về dân cư", en: "the National Population Database"),
                autocomplete: "name"
            ),
            Field(
                .date,
                name: "ngay-sinh",
                label: Phrase(vi: "Ngày sinh", en: "Date of birth"),
                value: "25/11/2026",
                hint: Phrase(vi: "Ví dụ: 23/11/2026", en: "For example: 23/11/2026"),
                error: Phrase(vi: "Ngày sinh không được sau hôm nay, 23/11/2026", en: "The date cannot be after today")
            ),
            Field(
                .personalID,
                name: "so",
                label: Phrase(vi: "Số định danh cá nhân", en: "Personal number"),
                value: "049180003312",
                isLocked: true
            ),
            Field(.phone, name: "dt", label: Phrase(vi: "Số điện thoại", en: "Phone"), isOptional: true),
            Field(.email, name: "thu", label: Phrase(vi: "Thư điện tử", en: "E-mail"), isOptional: true),
            Field(.number(unit: Phrase("m²")), name: "dt-dat", label: Phrase(vi: "Diện tích", en: "Area")),
            Field(.money, name: "von", label: Phrase(vi: "Vốn kinh doanh", en: "Capital"), value: "50000000"),
            Field(.password(isNew: false), name: "mk", label: Phrase(vi: "Mật khẩu", en: "Password")),
            Field(.oneTimeCode, name: "otp", label: Phrase(vi: "Mã xác thực", en: "One-time code")),
            Field(.longText(rows: 3), name: "ly-do", label: Phrase(vi: "Lý do", en: "Reason")),
        ]
    }

    private static func choices() -> [Field] {
        let units = UnitChoice(
            [
                .init(
                    "province",
                    name: "tinh",
                    label: Phrase(vi: "Tỉnh, thành phố", en: "Province"),
                    units: [Choice("49", "Quảng Nam")],
                    value: "49"
                ),
                .init(
                    "district",
                    name: "huyen",
                    label: Phrase(vi: "Huyện, thị xã, thành phố", en: "District"),
                    units: [Choice("504", "Tây Giang")]
                ),
                .init("commune", name: "xa", label: Phrase(vi: "Xã, phường, thị trấn", en: "Commune"), units: []),
            ],
            source: "/api/v1/units?on=2026-11-23"
        )
        let files = FileChoice(
            upload: "/tep",
            files: [.init(id: "1", name: "Giấy chứng sinh trang 1.jpg", size: 1_240_000, address: "/tep/1")]
        )
        return [
            Field(
                .choice([Choice("nu", Phrase(vi: "Nữ", en: "Female")), Choice("nam", Phrase(vi: "Nam", en: "Male"))]),
                name: "gioi",
                label: Phrase(vi: "Giới tính", en: "Sex"),
                error: Phrase(vi: "Chọn giới tính", en: "Choose one")
            ),
            Field(
                .select([Choice("kinh", "Kinh"), Choice("co-tu", "Cơ Tu"), Choice("xo-dang", "Xơ Đăng")]),
                name: "dan-toc",
                label: Phrase(vi: "Dân tộc", en: "Ethnicity"),
                value: "co-tu"
            ),
            Field(
                .yesNo,
                name: "lan-dau",
                label: Phrase(vi: "Đăng ký lần đầu?", en: "First registration?"),
                value: "yes"
            ),
            Field(
                .checkboxes([
                    Choice(
                        "giay",
                        Phrase(vi: "Bản giấy", en: "On paper"),
                        hint: Phrase(vi: "nhận tại một cửa", en: "at the counter")
                    ),
                    Choice("so", Phrase(vi: "Bản điện tử", en: "Electronic")),
                ]),
                name: "ban",
                label: Phrase(vi: "Nhận kết quả bằng", en: "Receive the result")
            ),
            Field(.units(units), name: "noi-sinh", label: Phrase(vi: "Nơi sinh", en: "Place of birth")),
            Field(
                .files(files),
                name: "gcs",
                label: Phrase(vi: "Giấy chứng sinh", en: "Certificate of birth"),
                hint: Phrase(vi: "Chụp bằng điện thoại là được.", en: "A photograph will do.")
            ),
            Field(
                .checkbox,
                name: "cam-doan",
                label: Phrase(
                    vi: "Tôi cam đoan những điều trên là đúng sự thật.",
                    en: "I declare that the above is true."
                )
            ),
        ]
    }

    /// A page of a form with errors, as in the mock-ups; the measure of the weight of a citizen's page.
    static func form(_ html: inout HTMLWriter) {
        let page = Page(
            title: Phrase(vi: "Thông tin của trẻ", en: "About the child"),
            section: "/thu-tuc",
            crumbs: [
                Link(Phrase(vi: "Thủ tục", en: "Services"), to: "/thu-tuc"),
                Link(Phrase(vi: "Đăng ký khai sinh", en: "Birth registration"), to: "/thu-tuc/1.001193"),
            ],
            user: UserMenu(
                name: "Bhling Thị Nga",
                links: [Link(Phrase(vi: "Hộp thư", en: "Messages"), to: "/hop-thu", count: 2)],
                signOut: "/dang-xuat",
                security: security
            ),
            hasErrors: true,
            otherLanguage: "/dev/components/form?lang=en",
            footerNote: ledgerNote
        )
        html.page(page, in: site(.citizen)) { html in
            let fields = [lines()[0], lines()[1], choices()[0], choices()[5]]
            html.split { html in
                html.add(ErrorSummary(of: fields))
                html.add(StepProgress(step: 2, of: 4, saved: now.adding(minutes: -2)))
                html.h1(Phrase(vi: "Thông tin của trẻ", en: "About the child"))
                html.postForm(to: "/nop/1", security, autosave: "/nop/1/luu", sendsFiles: true) { html in
                    for field in fields { html.add(field) }
                    html.actions { html in
                        html.add(Button(Phrase(vi: "Lưu và tiếp tục", en: "Save and continue")))
                        html.a(Phrase(vi: "Quay lại", en: "Back"), .href("/thu-tuc"))
                    }
                }
            } aside: { html in
                html.card(Phrase(vi: "Đăng ký khai sinh", en: "Birth registration")) { html in
                    html.add(
                        Facts([
                            Fact(Phrase(vi: "Nơi giải quyết", en: "Decided by"), "UBND xã Lăng"),
                            Fact(
                                Phrase(vi: "Thời hạn", en: "Time"),
                                "trong ngày; nhận sau 15 giờ thì trả ngày làm việc sau"
                            ),
                            Fact(Phrase(vi: "Lệ phí", en: "Fee"), "miễn phí"),
                        ])
                    )
                }
            }
        }
    }
}
