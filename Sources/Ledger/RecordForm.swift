import Kernel

/// The bytes of a record that its leaf hash covers: JSON with these keys in this order, no white space.
///
///     {"seq":1,"prev":"00…","stream":"unit:…","pos":1,"kind":"…","v":1,"account":null,"post":null,
///      "node":"…","time":1795395600000,"payload":"ab…"}
struct RecordForm {
    var sequence: Int64
    var previous: [UInt8]
    var stream: String
    var position: Int
    var kind: String
    var version: Int
    var account: String?
    var post: String?
    var node: String
    var time: Instant
    var payloadHash: [UInt8]

    /// The canonical bytes; also the entry that tlog clients read.
    var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(400)
        out += #"{"seq":"#.utf8
        out += String(sequence).utf8
        out += #","prev":""#.utf8
        Self.hex(previous, into: &out)
        out += #"","stream":"#.utf8
        Self.string(stream, into: &out)
        out += #","pos":"#.utf8
        out += String(position).utf8
        out += #","kind":"#.utf8
        Self.string(kind, into: &out)
        out += #","v":"#.utf8
        out += String(version).utf8
        out += #","account":"#.utf8
        Self.string(account, into: &out)
        out += #","post":"#.utf8
        Self.string(post, into: &out)
        out += #","node":"#.utf8
        Self.string(node, into: &out)
        out += #","time":"#.utf8
        out += String(time.milliseconds).utf8
        out += #","payload":""#.utf8
        Self.hex(payloadHash, into: &out)
        out += #""}"#.utf8
        return out
    }

    /// RFC 6962: SHA-256 of 0x00 and the entry.
    var leaf: [UInt8] {
        TreeHash.leaf(bytes).bytes
    }

    /// SHA-256 of the salt, the actor's name, 0x00 and the body.
    static func payloadHash(salt: [UInt8], actorName: String, body: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(salt.count + actorName.utf8.count + 1 + body.count)
        bytes += salt
        bytes += actorName.utf8
        bytes.append(0)
        bytes += body
        return TreeHash.plain(bytes).bytes
    }

    private static func hex(_ bytes: [UInt8], into out: inout [UInt8]) {
        for byte in bytes {
            out.append(digit(byte >> 4))
            out.append(digit(byte & 15))
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

    private static func string(_ text: String?, into out: inout [UInt8]) {
        guard let text else {
            out += "null".utf8
            return
        }
        out.append(UInt8(ascii: "\""))
        // Almost every text is plain: it is copied at once.
        guard text.utf8.contains(where: { $0 < 32 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
            out += text.utf8
            out.append(UInt8(ascii: "\""))
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
            case 0..<32:
                out += "\\u00".utf8
                hex([byte], into: &out)
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}
