public import Dossiers
public import Insights
public import Storage
public import Territory
public import Web

/// Trang của trung tâm điều hành: what leaders watch, with the dossiers behind every figure.
///
/// | address | who | what |
/// |---|---|---|
/// | `/ioc` | leaders, heads, administrators | the board of what they oversee |
/// | `/ioc/so-nganh`, `/ioc/huyen/{unit}`, `/ioc/don-vi/{agency}`, `/ioc/thu-tuc/{code}` | who oversees it | a board of a part |
/// | `/ioc/chi-tieu` | the same | all indicators in a list |
/// | `/ioc/chi-tieu/{key}` | the same | one indicator: definition, path, forecast, parts |
/// | `/ioc/chi-tieu/{key}/ho-so` | the same | the dossiers that make its figure |
/// | `/ioc/nguyen-nhan`, `/ioc/nguyen-nhan/ho-so` | the same | why papers are asked for and dossiers refused |
/// | `/ioc/bang-diem/{key}` | the same | an index, such as DTI, from imported points |
/// | `/ioc/truy-van` | who oversees the whole province | questions in SQL to a copy |
/// | `/ioc/canh-bao` | the same | offices that will be late |
/// | `/ioc/bang`, `/ioc/bang/moi`, `/ioc/bang/{id}`, `/ioc/bang/{id}/sua` | the same | boards that people compose |
/// | `/ioc/ngoai-tuyen.js` | everybody | the script that keeps the last boards for a time without a line |
/// | `/ioc/quy-tac` and below | the same | rules by which one is told, and what they told |
/// | `/ioc/ban-tin` and below | the same | the weekly brief as a paper |
/// | `/ioc/chi-dao` and below | the same | instructions about figures, each an internal dossier |
/// | `/ioc/truc-tiep` | the same | the figures of a board, live |
/// | `/so-lieu` | everybody | the public board; `/so-lieu/chi-tieu` leads to it |
public struct InsightsPages: Sendable {
    let database: Database
    let insights: Insights
    let dossiers: Dossiers
    let maps: [UnitMap]
    let live: LiveBoards
    let boards: BoardDesk
    let alerts: AlertDesk
    let remarks: RemarkDesk
    let briefs: BriefDesk
    let press: BriefPress
    let analysis: AnalysisDesk

    /// Pages over these figures; `maps` are the outlines of communes, the oldest first.
    public init(
        database: Database,
        insights: Insights,
        dossiers: Dossiers,
        maps: [UnitMap],
        live: LiveBoards,
        boards: BoardDesk,
        alerts: AlertDesk,
        remarks: RemarkDesk,
        briefs: BriefDesk,
        press: BriefPress,
        analysis: AnalysisDesk
    ) {
        self.database = database
        self.insights = insights
        self.dossiers = dossiers
        self.maps = maps
        self.live = live
        self.boards = boards
        self.alerts = alerts
        self.remarks = remarks
        self.briefs = briefs
        self.press = press
        self.analysis = analysis
    }

    /// Their routes.
    public func routes() -> Routes {
        var routes = Routes()
        addBoards(to: &routes)
        addIndicators(to: &routes)
        addEvidence(to: &routes)
        addCauses(to: &routes)
        addIndexes(to: &routes)
        addAnalysis(to: &routes)
        addWarnings(to: &routes)
        addComposedBoards(to: &routes)
        addKeptBoards(to: &routes)
        addAlerts(to: &routes)
        addRemarks(to: &routes)
        addBriefs(to: &routes)
        addLive(to: &routes)
        addPublicBoard(to: &routes)
        return routes
    }
}
