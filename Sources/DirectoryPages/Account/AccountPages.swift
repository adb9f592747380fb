import DesignSystem
public import Directory
import HTML
public import Territory
public import Web

/// Các trang tài khoản: getting in and out, and what a person's account holds.
public struct AccountPages: Sendable {
    let directory: Directory
    let territory: Territory

    /// Pages over the accounts of this directory; the units name where people live.
    public init(directory: Directory, territory: Territory) {
        self.directory = directory
        self.territory = territory
    }

    /// All their routes.
    public func routes() -> Routes {
        var routes = Routes()
        addSignIn(to: &routes)
        addSignOut(to: &routes)
        addSignUp(to: &routes)
        addReset(to: &routes)
        addOwn(to: &routes)
        addEmail(to: &routes)
        addPhone(to: &routes)
        addPassword(to: &routes)
        addSecondFactor(to: &routes)
        addDevices(to: &routes)
        addLooks(to: &routes)
        addTokens(to: &routes)
        return routes
    }

    /// Where the holder of a session has to go before anything else; nil where nowhere.
    ///
    /// An officer's first day: first a password of one's own, then the second factor.
    public static func firstVisit(of session: CurrentSession) -> WebPath? {
        if session.mustChangePassword { return Addresses.password }
        return session.mustEnrolSecondFactor ? Addresses.secondFactor : nil
    }
}

extension AccountPages {
    /// The session that the reader came with.
    ///
    /// A program with a token has none: these pages are for people at a browser.
    func session(of visit: Visit) throws -> CurrentSession {
        guard let session = visit.session else { throw WebRefusal.notFound }
        return session
    }

    /// A page below 'my account'.
    static func page(_ title: Phrase, faults: FormFaults = FormFaults(), crumbs: Bool = true) -> Page {
        Page(
            title: title,
            crumbs: crumbs ? [Link(.account, to: Addresses.account.string)] : [],
            hasErrors: !faults.isEmpty,
            width: .narrow
        )
    }
}

/// Địa chỉ của các trang tài khoản.
enum Addresses {
    static let signIn: WebPath = "/dang-nhap"
    static let signInSecondFactor: WebPath = "/dang-nhap/hai-lop"
    static let signOut: WebPath = "/dang-xuat"
    static let signUp: WebPath = "/dang-ky"
    static let signUpCode: WebPath = "/dang-ky/ma"
    static let reset: WebPath = "/quen-mat-khau"
    static let resetCode: WebPath = "/quen-mat-khau/ma"
    static let account: WebPath = "/tai-khoan"
    static let email: WebPath = "/tai-khoan/thu-dien-tu"
    static let phone: WebPath = "/tai-khoan/dien-thoai"
    static let phoneCode: WebPath = "/tai-khoan/dien-thoai/ma"
    static let password: WebPath = "/tai-khoan/mat-khau"
    static let secondFactor: WebPath = "/tai-khoan/hai-lop"
    static let secondFactorCode: WebPath = "/tai-khoan/hai-lop/ma"
    static let recoveryCodes: WebPath = "/tai-khoan/hai-lop/ma-khoi-phuc"
    static let secondFactorRemoval: WebPath = "/tai-khoan/hai-lop/go"
    static let devices: WebPath = "/tai-khoan/thiet-bi"
    static let tokens: WebPath = "/tai-khoan/ma-truy-cap"
    static let looks: WebPath = "/tai-khoan/luot-xem"
    static let delegations: WebPath = "/tai-khoan/uy-quyen"
}
