import SwiftASN1

/// What the structures of signatures are written from: a tree of DER (X.690).
indirect enum DERElement: DERSerializable {
    case sequence([DERElement])
    /// A SET OF: its members are put in the order that DER asks for.
    case set([DERElement])
    case oid(ASN1ObjectIdentifier)
    case integer(Int)
    case unsigned([UInt8])
    case boolean(Bool)
    case octets([UInt8])
    case null
    /// `[n] EXPLICIT`, or an IMPLICIT tag on something constructed.
    case tagged(UInt, [DERElement])
    /// `[n] IMPLICIT` on a SET OF.
    case taggedSet(UInt, [DERElement])
    /// What is written already.
    case raw(ArraySlice<UInt8>)

    func serialize(into coder: inout DER.Serializer) throws {
        switch self {
        case .sequence(let members): try Self.write(members, .sequence, into: &coder)
        case .set(let members): try Self.write(try Self.ordered(members), .set, into: &coder)
        case .tagged(let number, let members):
            try Self.write(members, ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific), into: &coder)
        case .taggedSet(let number, let members):
            try Self.write(
                try Self.ordered(members),
                ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific),
                into: &coder
            )
        case .oid(let value): try coder.serialize(value)
        case .integer(let value): try coder.serialize(value)
        case .unsigned(let bytes):
            let stripped = bytes.drop { $0 == 0 }
            let sign: [UInt8] = (stripped.first ?? 0x80) & 0x80 != 0 ? [0] : []
            coder.appendPrimitiveNode(identifier: .integer) { $0 += sign + stripped }
        case .boolean(let value): try coder.serialize(value)
        case .octets(let bytes): try coder.serialize(ASN1OctetString(contentBytes: bytes[...]))
        case .null: try coder.serialize(ASN1Null())
        case .raw(let bytes): coder.serializeRawBytes(bytes)
        }
    }

    /// The bytes of the element.
    ///
    /// - Throws: what the serializer throws.
    func bytes() throws -> [UInt8] {
        var coder = DER.Serializer()
        try serialize(into: &coder)
        return coder.serializedBytes
    }

    private static func write(
        _ members: [DERElement],
        _ identifier: ASN1Identifier,
        into coder: inout DER.Serializer
    ) throws {
        try coder.appendConstructedNode(identifier: identifier) { coder in
            for member in members { try member.serialize(into: &coder) }
        }
    }

    private static func ordered(_ members: [DERElement]) throws -> [DERElement] {
        try members.map { try $0.bytes() }.sorted { $0.lexicographicallyPrecedes($1) }.map { .raw($0[...]) }
    }
}
