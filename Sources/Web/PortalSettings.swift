public import HTML

/// Cài đặt cổng: what the machine and its surroundings decide about the web face.
public struct PortalSettings: Sendable {
    /// Whether the data is simulated, so that every page says so.
    public var isDemo: Bool
    /// Accounts of a demo by which anybody may look around; the sign-in page shows them with their password.
    public var demoAccounts: [DemoAccount]
    /// Whether readers come by HTTPS whatever the connection to this program looks like.
    ///
    /// Then cookies are `Secure` with the `__Host-` prefix and HSTS is sent. A trusted proxy may say it by request too.
    public var isSecure: Bool
    /// Networks of the reverse proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed; nobody else's are.
    public var trustedProxies: [NetworkRange]
    /// Networks from which the figures of `/metrics` may be read; to everybody else there is no such page.
    public var watchers: [NetworkRange] = .thisMachine
    /// The address under which readers know the portal, such as `https://dichvucong.quangnam.gov.vn`.
    ///
    /// Forms are taken only from it. Where nil, the `Host` of the request decides.
    public var publicOrigin: String?
    /// Largest bodies that are taken.
    public var limits: BodyLimits
    /// How often one network or one account may ask.
    public var rates: RateLimits
    /// With which the program speaks TLS itself; nil where a proxy does, or nobody.
    public var certificate: ServerCertificate?
    /// Seconds after which a connection is cut on which nothing was sent, nothing of a long answer was taken, or
    /// the rest of a refused body still comes.
    public var idleSeconds = 60

    /// Settings; the defaults suit a machine that is asked directly and without TLS.
    public init(
        isDemo: Bool = false,
        demoAccounts: [DemoAccount] = [],
        isSecure: Bool = false,
        trustedProxies: [NetworkRange] = [],
        publicOrigin: String? = nil,
        limits: BodyLimits = BodyLimits(),
        rates: RateLimits = .standard
    ) {
        self.isDemo = isDemo
        self.demoAccounts = demoAccounts
        self.isSecure = isSecure
        self.trustedProxies = trustedProxies
        self.publicOrigin = publicOrigin
        self.limits = limits
        self.rates = rates
    }
}

/// Tài khoản trình diễn: an account of a demo, with its password in the open.
public struct DemoAccount: Hashable, Sendable {
    /// Tên đăng nhập.
    public var login: String
    /// Mật khẩu.
    public var password: String
    /// Họ và tên.
    public var name: String
    /// Who it is and where, in Vietnamese and English.
    public var part: Phrase

    /// An account of a demo.
    public init(login: String, password: String, name: String, part: Phrase) {
        self.login = login
        self.password = password
        self.name = name
        self.part = part
    }
}

/// Giới hạn: the largest bodies that are taken, in bytes, and how long a client may take to send them.
public struct BodyLimits: Sendable {
    /// A form without files.
    public var form = 1_048_576
    /// One field of a form.
    public var field = 262_144
    /// Number of fields in a form.
    public var fieldCount = 2000
    /// A body of JSON.
    public var json = 1_048_576
    /// One file.
    public var file = 50 * 1_048_576
    /// Number of files in one upload.
    public var fileCount = 30
    /// A whole upload with all its files.
    public var upload = 320 * 1_048_576
    /// Seconds in which a body without files has to arrive.
    public var formSeconds = 60
    /// Seconds in which an upload has to arrive: 50 MB over the half megabit of a border commune takes 14 minutes.
    public var uploadSeconds = 1800

    /// The limits of the house.
    public init() {}
}
