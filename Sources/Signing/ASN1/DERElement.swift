import Kernel
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
    /// Something primitive with a tag of its own.
    case primitive(ASN1Identifier, [UInt8])
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
        case .primitive(let identifier, let bytes):
            coder.appendPrimitiveNode(identifier: identifier) { $0 += bytes }
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

extension DERElement {
    /// A BIT STRING of whole bytes.
    static func bits(_ bytes: [UInt8]) -> DERElement { .primitive(.bitString, [0] + bytes) }

    /// A moment, to the second, as certificates, lists, answers and timestamps write it.
    static func generalizedTime(_ moment: Instant) -> DERElement {
        .primitive(.generalizedTime, Array(moment.digits.utf8) + [UInt8(ascii: "Z")])
    }

    /// A moment as lists of revocation write it until 2049 (RFC 5280, 5.1.2.4).
    static func time(_ moment: Instant) -> DERElement {
        guard moment.digits < "2050" else { return generalizedTime(moment) }
        return .primitive(.utcTime, Array(moment.digits.utf8.dropFirst(2)) + [UInt8(ascii: "Z")])
    }

    /// A value with its algorithm and signature, as certificates and lists are built (RFC 5280, 4.1).
    static func signed(_ body: DERElement, by key: SoftwareKey, _ more: [DERElement] = []) throws -> DERElement {
        let signature = try key.signature(over: try body.bytes())
        return .sequence([body, key.algorithm.element, .bits(signature)] + more)
    }
}

extension ASN1Identifier {
    /// The tag `[number]`.
    static func context(_ number: UInt) -> ASN1Identifier {
        ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
    }
}

extension Instant {
    /// The moment in UTC as 14 digits, `20261128143000`.
    fileprivate var digits: String {
        let seconds = milliseconds / 1000
        let date = CivilDate(daysSinceEpoch: Int(seconds / 86_400)).parts
        let rest = Int(seconds % 86_400)
        return [date.month, date.day, rest / 3600, rest / 60 % 60, rest % 60].reduce(into: String(date.year)) {
            $0 += $1 < 10 ? "0\($1)" : "\($1)"
        }
    }
}
