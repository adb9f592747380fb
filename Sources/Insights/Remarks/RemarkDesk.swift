public import Directory
public import Dossiers
public import Kernel
public import Ledger
public import Storage

/// Ý kiến và chỉ đạo: what is said about a figure, and what is ordered because of it.
///
/// Whoever may see a figure may speak of it and read what others said. Leaders order: an instruction is a dossier of an
/// internal procedure, with a deadline, at the agency that has to carry it out.
public struct RemarkDesk: Sendable {
    /// The internal procedure of instructions.
    public static let procedure = "nv-01"
    /// Characters of a remark or an instruction.
    public static let mostWords = 2000
    /// Remarks of one person in a day.
    public static let mostADay = 50
    /// How many a page shows.
    static let shown = 100

    let insights: Insights
    let dossiers: Dossiers
    let ledger: Ledger
    let valueInWords: @Sendable (Indicator, Double?) -> String

    /// A desk over these figures; how a value is worded in the dossier of an instruction, the house decides.
    public init(
        insights: Insights,
        dossiers: Dossiers,
        ledger: Ledger,
        valueInWords: @escaping @Sendable (Indicator, Double?) -> String
    ) {
        (self.insights, self.dossiers, self.ledger) = (insights, dossiers, ledger)
        self.valueInWords = valueInWords
    }

    /// Which figure is meant.
    public struct Figure: Sendable {
        /// Key of the indicator.
        public var indicator: String
        /// Of whom.
        public var subject: BoardSubject
        /// The days.
        public var period: Period

        /// A figure.
        public init(_ indicator: String, of subject: BoardSubject, _ period: Period) {
            (self.indicator, self.subject, self.period) = (indicator, subject, period)
        }
    }

    /// Ghi ý kiến.
    ///
    /// - Throws: `RemarkRefusal`.
    @discardableResult
    public func remark(_ words: String, on figure: Figure, by viewer: Viewer, in db: WriteSession) throws -> RemarkID {
        let (sight, reading) = try seen(figure, by: viewer, in: db)
        guard let author = viewer.person else { throw RemarkRefusal.unknown }
        let words = try checked(words)
        let today = Instant(insights.surroundings.now.date, TimeOfDay(0, 0))
        let count = try db.value(
            "SELECT COUNT(*) FROM insight_remark WHERE author_id = \(author) AND written_at >= \(today)",
            as: Int.self
        )
        guard (count ?? 0) < Self.mostADay else { throw RemarkRefusal.tooMany }
        let id = insights.surroundings.newID(RemarkTag.self)
        let event = FigureEvent.Remarked(
            figure: figure.then(reading),
            author: author,
            title: sight.post(of: viewer)?.title ?? "",
            words: words
        )
        try ledger.append(
            [try NewEvent(kind: FigureEvent.Remarked.kind, payload: event)],
            to: "\(FigureEvent.remark):\(id)",
            by: viewer.actor(as: sight.post(of: viewer)?.id),
            in: db
        )
        return id
    }

    /// Bỏ ý kiến: its author takes a remark away; that it was there, the page still says.
    ///
    /// - Throws: `RemarkRefusal.unknown` for another's.
    /// - Returns: the figure of which it spoke.
    @discardableResult
    public func remove(_ id: RemarkID, by viewer: Viewer, in db: WriteSession) throws -> Figure {
        guard let author = viewer.person,
            let row = try db.row("SELECT * FROM insight_remark WHERE id = \(id) AND author_id = \(author)"),
            let subject = BoardSubject(word: try row["subject"])
        else { throw RemarkRefusal.unknown }
        let remark = try Remark(row: row)
        if remark.removedAt == nil {
            try ledger.append(
                [try NewEvent(kind: FigureEvent.RemarkRemoved.kind, payload: FigureEvent.RemarkRemoved())],
                to: "\(FigureEvent.remark):\(id)",
                by: viewer.actor(),
                in: db
            )
        }
        return Figure(try row["indicator"], of: subject, remark.period)
    }

    /// What was said about an indicator of a subject, the newest first.
    public func remarks(on indicator: String, of subject: BoardSubject, in db: ReadSession) throws -> [Remark] {
        try db.rows(
            """
            SELECT * FROM insight_remark WHERE indicator = \(indicator) AND subject = \(subject.word)
            ORDER BY written_at DESC, id DESC LIMIT \(Self.shown)
            """
        ).map(Remark.init(row:))
    }

    /// The figure as the viewer may see it.
    func seen(_ figure: Figure, by viewer: Viewer, in db: ReadSession) throws -> (Sight, IndicatorReading) {
        // What is written down is a figure as it stood: of days to come there is none.
        guard figure.period.last <= insights.surroundings.now.date,
            let sight = try insights.sight(of: viewer, in: db), sight.covers(figure.subject),
            let board = try insights.board(figure.subject, figure.period, in: db),
            let reading = board.indicator(figure.indicator)
        else { throw RemarkRefusal.unknown }
        return (sight, reading)
    }

    func checked(_ words: String) throws -> String {
        let words = VietnameseText.cleanedLines(words)
        guard !words.isEmpty else { throw RemarkRefusal.wordsMissing }
        guard words.count <= Self.mostWords else { throw RemarkRefusal.tooLong(words.count) }
        return words
    }
}

extension RemarkDesk.Figure {
    func then(_ reading: IndicatorReading) -> FigureThen {
        FigureThen(
            indicator: indicator,
            subject: subject.word,
            value: reading.value.flatMap { $0.isFinite ? $0 : nil },
            first: period.first,
            last: period.last
        )
    }
}

extension Sight {
    /// The post by which a viewer oversees: the first as leader, else as head.
    func post(of viewer: Viewer) -> ViewerPost? {
        viewer.posts.first { $0.role == .leader } ?? viewer.posts.first { $0.role == .head }
    }
}
