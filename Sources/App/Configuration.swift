public import Directory
import Notices

/// Cấu hình: where a province keeps its data.
public struct Configuration: Sendable {
    /// The folder of the SQLite file, the uploaded files and the keys.
    public var data: String
    /// `postgres://…`; nil keeps everything in the folder.
    public var databaseAddress: String?
    /// The profile, `quang-nam`.
    public var profile: String
    /// How accounts and sessions behave.
    public var accounts = DirectorySettings()
    /// The folder into which SMS and e-mail are put as files, for the gateway of the province; where nil, messages are only
    /// read in the inbox.
    public var outgoing: String?
    /// A file, or a folder of files, with the certificates whose signatures are believed, in PEM; nil is `anchors` in the
    /// data folder, where there is one.
    public var anchors: String?
    /// With which keys papers are signed.
    public var signing = SigningSetup.Choice.none
    /// Whether an empty SQLite file is opened to be filled, and thrown away if that is cut off.
    public var isFilling = false

    /// A configuration; its defaults are those of a first look on one's own machine.
    public init(
        data: String = "var/thubon",
        databaseAddress: String? = nil,
        profile: String = "quang-nam"
    ) {
        self.data = data
        self.databaseAddress = databaseAddress
        self.profile = profile
    }

    /// The ways by which messages leave the house.
    var channels: [NoticeChannel] {
        guard let outgoing else { return [] }
        return NoticeWay.allCases.map { NoticeChannel.folder("\(outgoing)/\($0.rawValue)", way: $0) }
    }
}
