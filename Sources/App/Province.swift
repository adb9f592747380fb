public import Catalogue
public import Directory
public import Documents
public import Dossiers
import Foundation
public import Insights
public import Kernel
public import Ledger
import Logging
public import Notices
public import Profiles
public import Signing
public import Storage
public import Territory

/// Một tỉnh đang chạy: the services of a province, put together; the only place that knows all of them.
public struct Province: Sendable {
    /// Which province it is.
    public let profile: Profile
    /// Every context reads and writes here, each in its own tables.
    public let database: Database
    /// Sổ cái: the truth, with the projections of all contexts.
    public let ledger: Ledger
    /// The ledger's public face: checkpoints, tiles, proofs.
    public let openLedger: OpenLedger
    /// Địa giới.
    public let territory: Territory
    /// Danh bạ: agencies, posts, people, accounts.
    public let directory: Directory
    /// Danh mục thủ tục hành chính.
    public let catalogue: Catalogue
    /// Bộ máy giải quyết hồ sơ.
    public let dossiers: Dossiers
    /// Văn bản: signed papers of dossiers.
    public let documents: Documents
    /// Số liệu điều hành: indicators and the counts behind them.
    public let insights: Insights
    /// Nhập số liệu thống kê.
    public let statistics: StatisticDesk
    /// Quy tắc cảnh báo.
    public let alerts: AlertDesk
    /// Ý kiến và chỉ đạo về số liệu.
    public let remarks: RemarkDesk
    /// Bảng trực tiếp: who watches boards now.
    let liveBoards: LiveBoards
    /// Bàn phân tích: the file of tables that analysts ask.
    package let analysis: AnalysisDesk
    /// Bản đồ: outlines of communes, the oldest first.
    let maps: [UnitMap]
    /// Thông báo to citizens and officers.
    public let notices: Notices
    /// Kiểm tra chữ ký of files that anybody sends.
    public let signatureDesk: SignatureDesk
    /// Uploaded and scanned files by their hash, in the data folder also where the database is elsewhere.
    public let blobs: BlobStore
    /// Clock, ids and chance; a simulation and tests bring their own.
    public let surroundings: Surroundings
    /// What carries messages out of the house; none in a demo.
    let channels: [NoticeChannel]
    /// With what papers are signed.
    let signing: SigningSetup
    /// 32 secret bytes of this installation.
    let secret: [UInt8]
    /// Keeps other processes away from a SQLite file; nil on PostgreSQL.
    private let lock: FileLock?

    /// The tables of all rooms, lower first.
    public static let migrations = [
        StorageSchema.migrations, LedgerSchema.migrations, TerritorySchema.migrations, DirectorySchema.migrations,
        CatalogueSchema.migrations, DossiersSchema.migrations, DocumentsSchema.migrations,
        NoticesSchema.migrations, InsightsSchema.migrations,
    ]

    /// Opens a province: connects, brings the tables up to date and loads what a new one begins with.
    ///
    /// - Throws: `FolderInUse`, `StorageError.newerDatabase`, `.unreachable`, `.file`; `Profile.Fault` for an unknown profile.
    public static func open(
        _ configuration: Configuration,
        surroundings: Surroundings = .system
    ) async throws -> Province {
        try FileManager.default.createDirectory(atPath: configuration.data, withIntermediateDirectories: true)
        let lock = configuration.databaseAddress == nil ? try FileLock(folder: configuration.data) : nil
        let database =
            if let address = configuration.databaseAddress {
                Database.postgresql(address)
            } else {
                try configuration.isFilling
                    ? Database.sqliteForFilling(path: configuration.data + "/thubon.sqlite")
                    : Database.sqlite(path: configuration.data + "/thubon.sqlite")
            }
        try await database.migrate(migrations)
        let province = try Province(
            profile: try Profile.named(configuration.profile),
            database: database,
            blobs: try BlobStore(folder: configuration.data + "/blobs"),
            secret: try InstallationSecret.read(folder: configuration.data),
            surroundings: surroundings,
            accounts: configuration.accounts,
            channels: configuration.channels,
            trust: { try configuration.trustLists() },
            signing: try SigningSetup(
                configuration.signing,
                folder: configuration.data,
                anchors: try configuration.trustLists().flatMap(\.certificates),
                surroundings: surroundings
            ),
            lock: lock,
            folder: configuration.data
        )
        try await province.fill()
        try await province.stockCatalogue()
        try await province.countWhatWasNotCounted()
        return province
    }

    /// Counts the dossiers of a house that is older than its counters, or was served meanwhile by a program that has none.
    ///
    /// Whether the first and the last dossier are counted tells it without counting them all at each start.
    private func countWhatWasNotCounted() async throws {
        // Internal dossiers are never counted.
        let first: SQL = "(SELECT id FROM dossier WHERE \(sql: Dossiers.ofCitizens) ORDER BY id LIMIT 1)"
        let last: SQL = "(SELECT id FROM dossier WHERE \(sql: Dossiers.ofCitizens) ORDER BY id DESC LIMIT 1)"
        try await database.write { [ledger] db in
            let missing = try db.value(
                """
                SELECT COUNT(*) FROM dossier WHERE id IN (\(sql: first), \(sql: last))
                    AND id NOT IN (SELECT dossier_id FROM insight_fact WHERE dossier_id IN (
                        \(sql: first), \(sql: last)))
                """,
                as: Int.self
            )
            guard missing != 0 else { return }
            let logger = Logger(label: "thubon.insights")
            logger.notice("counting the dossiers of an older house")
            var told: Int64 = 0
            try ledger.rebuild(only: FactsProjection.projectionName, in: db) { records in
                guard records / 100_000 > told else { return }
                told = records / 100_000
                logger.notice("counting", metadata: ["records": "\(records)"])
            }
        }
    }

    /// Ends all work and closes the connections.
    public func close() async throws { try await database.close() }

    /// Puts the services together over a database whose tables are up to date.
    ///
    /// `accounts` says how accounts and sessions behave; `channels` carry messages out of the house, none in a demo; `secret`
    /// are the 32 secret bytes of the installation; `trust` tells whose signatures are believed.
    public init(
        profile: Profile,
        database: Database,
        blobs: BlobStore,
        secret: [UInt8],
        surroundings: Surroundings,
        accounts: DirectorySettings = DirectorySettings(),
        channels: [NoticeChannel] = [],
        trust: @escaping @Sendable () throws -> [TrustList] = { [] },
        signing: SigningSetup = SigningSetup(),
        lock: FileLock? = nil,
        folder: String? = nil
    ) throws {
        let projections: [any Projection] =
            [TerritoryProjection()] + DirectorySchema.projections + [CatalogueProjection(), DossierProjection()]
            + DocumentsSchema.projections
            + [
                FactsProjection(), StatisticProjection(), BoardProjection(), AlertProjection(), RemarkProjection(),
                BriefProjection(),
            ]
        guard let codeTemplate = CodeTemplate(profile.dossierCode) else {
            throw Profile.Fault(description: "\(profile.key)/profile.yaml: dossier_code lacks agency, day or serial")
        }
        self.profile = profile
        self.database = database
        self.blobs = blobs
        self.secret = secret
        self.surroundings = surroundings
        self.channels = channels
        signatureDesk = SignatureDesk(clock: { surroundings.now }, trust: { try trust() + signing.trustLists })
        self.lock = lock
        ledger = Ledger(node: profile.key, surroundings: surroundings, projections: projections)
        openLedger = try OpenLedger(
            name: Self.ledgerName(profile.key),
            secret: secret,
            database: database,
            surroundings: surroundings
        )
        territory = Territory(database: database, ledger: ledger)
        notices = Notices(database: database, surroundings: surroundings, ways: channels.map(\.way))
        directory = Directory(
            database: database,
            ledger: ledger,
            surroundings: surroundings,
            patterns: try AgencyPatterns(yaml: try profile.file("agencies.yaml").text),
            holidays: try Holidays(csv: try profile.file("holidays.csv").text),
            key: secret,
            notices: notices.sender,
            settings: accounts
        )
        catalogue = Catalogue(
            database: database,
            ledger: ledger,
            surroundings: surroundings,
            lists: try CatalogueLists.read(
                fields: try profile.file("fields.yaml").text,
                lifeEvents: try profile.file("life-events.yaml").text
            )
        )
        dossiers = Dossiers(
            database: database,
            ledger: ledger,
            surroundings: surroundings,
            procedures: ProcedureShelf(catalogue),
            directory: directory,
            territory: territory,
            blobs: blobs,
            settings: .init(codeTemplate: codeTemplate)
        )
        documents = Documents(
            database: database,
            ledger: ledger,
            openLedger: openLedger,
            dossiers: dossiers,
            directory: directory,
            territory: territory,
            blobs: blobs,
            surroundings: surroundings,
            keys: KeyShelf(
                secret: secret,
                database: database,
                ledger: ledger,
                surroundings: surroundings,
                issuer: signing.issuer
            ),
            secret: secret,
            settings: signing.documents
        )
        let shelf = IndicatorShelf(files: profile.files(below: "indicators").map { ($0.path, $0.text) })
        insights = Insights(
            database: database,
            territory: territory,
            directory: directory,
            catalogue: catalogue,
            surroundings: surroundings,
            shelf: shelf
        )
        statistics = StatisticDesk(shelf: shelf, territory: territory, ledger: ledger, surroundings: surroundings)
        alerts = AlertDesk(insights: insights, ledger: ledger, sender: .init(notices))
        remarks = Self.remarkDesk(insights, dossiers, ledger)
        liveBoards = LiveBoards(insights: insights, database: database)
        analysis = Self.analysisDesk(insights, database, surroundings, folder)
        maps = try profile.maps.map { map in
            try UnitMap(geoJSON: try profile.file(map.file).text, file: map.file, from: map.effective)
        }
        self.signing = signing
        ledger.add(DossierNotices(notices: notices, directory: directory))
        if signing.signsForms { ledger.add(FormsDue(keys: documents.keys, surroundings: surroundings)) }
    }

    /// Loads the units, the reforms of the profile and the agencies, where they are not there yet.
    ///
    /// `map` holds other units than those of the profile, in the same form: a small province for a test.
    public func fill(map: String? = nil) async throws {
        let units = try map ?? profile.file("units-2021.csv").text
        let reforms = try profile.reforms.map {
            (try Reform(yaml: try profile.file($0.file).text, file: $0.file), $0.effective)
        }
        let today = surroundings.now.date
        try await database.write { [territory, directory] db in
            guard try db.value("SELECT COUNT(*) FROM unit", as: Int.self) == 0 else { return }
            try territory.load(csv: units, in: db)
            for (reform, effective) in reforms {
                try territory.reform(reform, effective: effective, by: .system, loading: true, in: db)
            }
            try directory.found(from: try territory.atlas(in: db), on: today, by: .system, in: db)
        }
    }
}

extension Surroundings {
    /// The machine's clock and its source of chance.
    public static let system = Surroundings(
        clock: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
        chance: SystemChance()
    )
}

/// Khóa của bản cài đặt: 32 bytes in a file that only its owner may read.
enum InstallationSecret {
    /// The key of the folder; a new one comes from the machine's chance even where a simulation's clock runs.
    ///
    /// Several servers may begin with one empty folder at once: a key is written beside and linked into its place whole,
    /// and whoever comes second takes what is there.
    static func read(folder: String) throws -> [UInt8] {
        let path = folder + "/secret.key"
        if let known = try known(path) { return known }
        let draft = path + "." + Hex.encode(Surroundings.system.randomBytes(8))
        defer { unlink(draft) }
        guard
            FileManager.default.createFile(
                atPath: draft,
                contents: Data(Surroundings.system.randomBytes(32)),
                attributes: [.posixPermissions: 0o600]
            )
        else { throw StorageError.file("write \(path)", reason: "the folder cannot be written") }
        guard link(draft, path) == 0 || errno == EEXIST else {
            throw StorageError.file("write \(path)", reason: String(cString: strerror(errno)))
        }
        guard let secret = try known(path) else {
            throw StorageError.file("read \(path)", reason: "it is gone again")
        }
        return secret
    }

    private static func known(_ path: String) throws -> [UInt8]? {
        // Another server may link the file into its place between the two looks: then it is read once more.
        for _ in 0..<2 {
            if let data = FileManager.default.contents(atPath: path) {
                guard data.count == 32 else {
                    throw StorageError.file("read \(path)", reason: "it is not 32 bytes long")
                }
                return [UInt8](data)
            }
            if !FileManager.default.fileExists(atPath: path) { return nil }
        }
        throw StorageError.file("read \(path)", reason: "it cannot be opened")
    }
}
