public import Directory
import Notices

/// Cấu hình: where a province keeps its data and how it is reached.
public struct Configuration: Sendable {
    /// The folder of the SQLite file, the uploaded files and the keys.
    public var data: String
    /// `postgres://…`; nil keeps everything in the folder.
    public var databaseAddress: String?
    /// The profile, `quang-nam`.
    public var profile: String
    /// The address to listen on.
    public var host: String
    /// The port to listen on.
    public var port: Int

    /// How accounts and sessions behave.
    public var accounts = DirectorySettings()
    /// The folder into which SMS and e-mail are put as files, for the gateway of the province; where nil, messages are only
    /// read in the inbox.
    public var outgoing: String?
    /// Whether an empty SQLite file is opened to be filled, and thrown away if that is cut off.
    public var isFilling = false

    /// A configuration; its defaults are those of a first look on one's own machine.
    public init(
        data: String = "var/thubon",
        databaseAddress: String? = nil,
        profile: String = "quang-nam",
        host: String = "127.0.0.1",
        port: Int = 8080
    ) {
        self.data = data
        self.databaseAddress = databaseAddress
        self.profile = profile
        self.host = host
        self.port = port
    }

    /// The ways by which messages leave the house.
    var channels: [NoticeChannel] {
        guard let outgoing else { return [] }
        return NoticeWay.allCases.map { NoticeChannel.folder("\(outgoing)/\($0.rawValue)", way: $0) }
    }
}
