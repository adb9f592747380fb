public import Directory
public import Web

/// Các trang tài khoản: getting in and out, and what a person's account holds.
public struct AccountPages: Sendable {
    let directory: Directory

    /// Pages over the accounts of this directory.
    public init(directory: Directory) {
        self.directory = directory
    }

    /// All their routes.
    public func routes() -> Routes {
        var routes = Routes()
        addSignIn(to: &routes)
        addSignOut(to: &routes)
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

/// Địa chỉ của các trang tài khoản.
enum Addresses {
    static let signIn: WebPath = "/dang-nhap"
    static let signInSecondFactor: WebPath = "/dang-nhap/hai-lop"
    static let signOut: WebPath = "/dang-xuat"
    static let signUp: WebPath = "/dang-ky"
    static let reset: WebPath = "/quen-mat-khau"
    static let account: WebPath = "/tai-khoan"
    static let password: WebPath = "/tai-khoan/mat-khau"
    static let secondFactor: WebPath = "/tai-khoan/hai-lop"
    static let devices: WebPath = "/tai-khoan/thiet-bi"
    static let looks: WebPath = "/tai-khoan/luot-xem"
}
