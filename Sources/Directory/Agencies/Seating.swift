import Kernel

/// Xếp chỗ: gives the officers of old agencies the same kind of post at the agency that takes over.
///
/// The posts of the pattern are taken in order, those with the same title first. Where more officers come than there are
/// posts of their kind, further posts like the last one are made: nobody loses the work by a merger. The first post of a
/// leader (chairman, director) is given only where one single leader comes, or somebody was named for it.
struct Seating {
    private(set) var posts: [Post]
    private let divisions: [DivisionPattern]
    private let newID: () -> PostID
    private var taken: Set<PostID> = []

    init(posts: [Post], divisions: [DivisionPattern], newID: @escaping () -> PostID) {
        self.posts = posts
        self.divisions = divisions
        self.newID = newID
    }

    /// The first post among the leaders of the whole agency.
    var headPost: PostID? { Self.head(of: posts) }

    static func head(of posts: [Post]) -> PostID? {
        posts.first { $0.role == .leader && $0.division == nil }?.id
    }

    /// Seats the holder of an old post; nil where the agency has no post of the kind at all.
    ///
    /// - `isHead`: whether this officer gets the first leader's post.
    mutating func seat(_ old: Post, isHead: Bool) -> PostID? {
        if isHead, let head = headPost, taken.insert(head).inserted { return head }
        let head = headPost
        let kind = posts.filter { $0.role == old.role && $0.id != head }
        let division = divisionTaking(old.division)
        let near = kind.filter { $0.division == division }
        let candidates = near.isEmpty ? (division == nil ? kind : kind.filter { $0.division == nil }) : near
        let pool = candidates.isEmpty ? kind : candidates
        let free = pool.filter { !taken.contains($0.id) }
        if let seat = free.first(where: { $0.title == old.title }) ?? free.first {
            taken.insert(seat.id)
            return seat.id
        }
        guard var extra = pool.last(where: { $0.title == old.title }) ?? pool.last else { return nil }
        extra.id = newID()
        posts.append(extra)
        taken.insert(extra.id)
        return extra.id
    }

    /// The division of the new agency that takes the work of an old one.
    private func divisionTaking(_ old: String?) -> String? {
        guard let old else { return nil }
        let taker = divisions.first { $0.takes.contains(old) } ?? divisions.first { $0.key == old }
        return taker?.key
    }
}
