public import HTML

/// Trạng thái chỉ tiêu: how an indicator stands against its target.
public enum IndicatorState: String, Sendable, CaseIterable {
    /// The target is reached.
    case met
    /// Not yet there, but where the path wants it.
    case onTrack
    /// Behind its path.
    case behind
    /// It informs; there is no target to compare it with.
    case watched
    /// There is no figure.
    case unknown

    /// The state in words.
    public var words: Phrase {
        switch self {
        case .met: Phrase(vi: "đạt", en: "met")
        case .onTrack: Phrase(vi: "đúng lộ trình", en: "on track")
        case .behind: Phrase(vi: "chậm", en: "behind")
        case .watched: Phrase(vi: "theo dõi", en: "for information")
        case .unknown: Phrase(vi: "chưa có số liệu", en: "no figures yet")
        }
    }

    /// What the colour says.
    public var tone: Tone {
        switch self {
        case .met: .done
        case .onTrack: .calm
        case .behind: .late
        case .watched, .unknown: .quiet
        }
    }
}
