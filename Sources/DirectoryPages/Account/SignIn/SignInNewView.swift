import DesignSystem
import HTML
import Web

/// Trang đăng nhập.
enum SignInNewView {
    static func write(_ model: SignInNewModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.heading(
            .signIn,
            below: Phrase(
                vi: "Để nộp hồ sơ, theo dõi và nhận kết quả trực tuyến.",
                en: "To apply, follow and receive results online."
            )
        )
        html.postForm(to: Addresses.signIn.string, model.security) { html in
            html.input(.type("hidden"), .name(ReturnPath.parameter), .value(model.place?.path.string ?? ""))
            html.add(
                Field(
                    .text,
                    name: SignInNewModel.loginField,
                    label: .idNumberOrLogin,
                    value: model.login,
                    hint: Phrase(
                        vi: "Người dân: 12 chữ số trên thẻ căn cước. Cán bộ: tên đăng nhập được cấp.",
                        en: "Citizens: the 12 digits of the identity card. Officers: the login name you were given."
                    ),
                    error: model.faults[SignInNewModel.loginField],
                    autocomplete: "username"
                )
            )
            html.add(
                Field(
                    .password(isNew: false),
                    name: SignInNewModel.passwordField,
                    label: .password,
                    error: model.faults[SignInNewModel.passwordField]
                )
            )
            html.actions { html in
                html.add(Button(.signIn))
                html.a(
                    Phrase(vi: "Quên mật khẩu", en: "Forgotten your password?"),
                    .href(Addresses.reset)
                )
            }
        }
        demo(model, to: &html)
        html.card(Phrase(vi: "Chưa có tài khoản?", en: "No account yet?")) { html in
            html.p(
                Phrase(
                    vi:
                        "Bạn cần số định danh cá nhân và điện thoại để nhận mã xác thực. Việc đăng ký mất khoảng hai phút.",
                    en: "You need your personal id number and a phone to receive a code. It takes about two minutes."
                )
            )
            html.add(
                Button.link(Phrase(vi: "Đăng ký tài khoản", en: "Sign up"), to: Addresses.signUp.string, .quiet)
            )
        }
    }
}

extension SignInNewView {
    /// In a demo anybody may look around as one of these.
    private static func demo(_ model: SignInNewModel, to html: inout HTMLWriter) {
        guard let (accounts, security) = model.demo else { return }
        html.card(Phrase(vi: "Tài khoản dùng thử", en: "Demo accounts")) { html in
            html.p(
                Phrase(
                    vi: "Dữ liệu ở đây là mô phỏng. Chọn một vai để xem cổng từ phía người đó.",
                    en: "The data here is simulated. Choose a part to see the portal from that person’s side."
                )
            )
            html.postForm(to: Addresses.signIn.string, security) { html in
                html.input(.type("hidden"), .name(ReturnPath.parameter), .value(model.place?.path.string ?? ""))
                html.add(
                    Field(
                        .select(accounts.map { Choice($0.login, $0.choice) }),
                        name: SignInNewModel.demoField,
                        label: Phrase(vi: "Vai", en: "Part"),
                        error: model.faults[SignInNewModel.demoField]
                    )
                )
                html.actions { $0.add(Button(Phrase(vi: "Vào xem", en: "Look around"), .quiet)) }
            }
            if let password = accounts.first?.password {
                html.p(.class("muted")) { html in
                    html.text(Phrase(vi: "Mật khẩu chung: ", en: "Their password: "))
                    html.code(password)
                }
            }
            if !model.asksForSecondFactor {
                html.p(
                    Phrase(
                        vi:
                            "Ở bản dùng thử này, cán bộ đăng nhập chỉ bằng mật khẩu. Khi vận hành thật, mọi cán bộ phải nhập thêm mã xác thực lớp thứ hai.",
                        en:
                            "In this demo officers sign in with the password alone. In real use every officer needs a second factor too."
                    ),
                    .class("muted")
                )
            }
        }
    }
}

/// Trang nhập mã xác thực lớp thứ hai.
enum SecondFactorNewView {
    static let title = Phrase(vi: "Nhập mã xác thực", en: "Enter the authentication code")

    static func write(_ model: SecondFactorNewModel, to html: inout HTMLWriter) {
        html.add(ErrorSummary(model.faults.lines))
        html.heading(title, above: Phrase(vi: "Đăng nhập: bước 2 trong 2", en: "Signing in: step 2 of 2"))
        html.postForm(to: Addresses.signInSecondFactor.string, model.security) { html in
            html.input(.type("hidden"), .name(SecondFactorNewModel.tokenField), .value(model.token))
            html.input(.type("hidden"), .name(ReturnPath.parameter), .value(model.place?.path.string ?? ""))
            html.add(
                Field(
                    .oneTimeCode,
                    name: SecondFactorNewModel.codeField,
                    label: Phrase(
                        vi: "Mã 6 chữ số trong ứng dụng xác thực",
                        en: "6 digits from your authenticator app"
                    ),
                    hint: Phrase(
                        vi: "Không có điện thoại bên mình? Nhập một mã khôi phục, ví dụ k7qm2-x9d4p.",
                        en: "No phone at hand? Enter a recovery code, such as k7qm2-x9d4p."
                    ),
                    error: model.faults[SecondFactorNewModel.codeField]
                )
            )
            html.actions { html in
                html.add(Button(Phrase(vi: "Tiếp tục", en: "Continue")))
                html.a(Phrase(vi: "Đăng nhập lại từ đầu", en: "Start again"), .href(Addresses.signIn))
            }
        }
        html.p(
            .class("muted"),
        ) { html in
            html.text(
                Phrase(
                    vi:
                        "Mất điện thoại và hết mã khôi phục? Quản trị viên của cơ quan có thể cấp lại xác thực hai lớp.",
                    en: "Phone lost and no recovery code left? Your agency's administrator can reset the second factor."
                )
            )
        }
    }
}

extension DemoAccount {
    /// `Công chức tiếp nhận và trả kết quả, Ủy ban nhân dân xã Lăng: Aviết Plơn`.
    fileprivate var choice: Phrase { Phrase(vi: "\(part.vi): \(name)", en: "\(part.en): \(name)") }
}
