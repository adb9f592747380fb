import SwiftASN1

/// Walks over the members of something constructed; nothing is left unread.
struct DERCursor {
    private var nodes: ASN1NodeCollection.Iterator
    private var ahead: ASN1Node?

    /// The members of a node with this tag.
    ///
    /// - Throws: `SigningFault.malformed` where it has another tag or no members.
    init(_ node: ASN1Node?, _ identifier: ASN1Identifier = .sequence) throws {
        guard let node, node.identifier == identifier, case .constructed(let members) = node.content else {
            throw SigningFault.malformed
        }
        nodes = members.makeIterator()
        ahead = nodes.next()
    }

    /// Whether all members were read.
    var isAtEnd: Bool { ahead == nil }

    /// The next member, of whatever tag.
    mutating func next() throws -> ASN1Node {
        guard let node = ahead else { throw SigningFault.malformed }
        ahead = nodes.next()
        return node
    }

    /// The next member, if it has this tag.
    mutating func next(if identifier: ASN1Identifier) -> ASN1Node? {
        guard let node = ahead, node.identifier == identifier else { return nil }
        ahead = nodes.next()
        return node
    }

    /// The next member, if it has the tag `[number]`.
    mutating func next(tagged number: UInt) -> ASN1Node? {
        next(if: ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific))
    }

    mutating func oid() throws -> ASN1ObjectIdentifier { try ASN1ObjectIdentifier(derEncoded: try next()) }

    mutating func integer() throws -> Int { try Int(derEncoded: try next()) }

    mutating func octets() throws -> ArraySlice<UInt8> { try ASN1OctetString(derEncoded: try next()).bytes }

    /// - Throws: `SigningFault.malformed` where members are left.
    func finish() throws {
        guard isAtEnd else { throw SigningFault.malformed }
    }
}

extension ASN1Node {
    /// The one member of an EXPLICIT tag.
    func only() throws -> ASN1Node {
        guard case .constructed(let members) = content else { throw SigningFault.malformed }
        var nodes = members.makeIterator()
        guard let first = nodes.next(), nodes.next() == nil else { throw SigningFault.malformed }
        return first
    }

    /// All members.
    func members() throws -> [ASN1Node] {
        guard case .constructed(let members) = content else { throw SigningFault.malformed }
        return Array(members)
    }

    /// The bytes of something primitive.
    func primitive() throws -> ArraySlice<UInt8> {
        guard case .primitive(let bytes) = content else { throw SigningFault.malformed }
        return bytes
    }
}
