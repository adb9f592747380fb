import Catalogue
import Dossiers
import Kernel
import Ledger

/// What figures need of a dossier that was handed in.
struct Intake: Hashable, Sendable {
    var procedureCode = ""
    var field = ""
    var channel = Channel.online
    var place = ""
    var receivingAgency = ""
    var sources: [HandedIn.Source] = []
    /// Đồng, by the key of the fee.
    var fees: [String: Int] = [:]

    /// From the event as it is written, or from what the ledger kept of it; nil where it was erased or counts for nothing.
    init?(_ record: EventRecord) throws {
        if let event = record.written(DossierEvent.Submitted.self) {
            self.init(event)
        } else if let payload = record.payload {
            try self.init(payload)
        } else {
            return nil
        }
        // What is internal has no fact, so nothing later finds one to change.
        guard !InternalProcedure.hasCode(procedureCode) else { return nil }
    }

    init(_ event: DossierEvent.Submitted) {
        (procedureCode, field, channel) = (event.procedureCode, event.field, event.channel)
        (place, receivingAgency) = (event.place.description, event.receivingAgency.description)
        sources = event.components.map(\.source)
        for fee in event.fees { fees[fee.key, default: 0] += Int(fee.amount.dong) }
    }

    /// Reads a payload field by field: it is the longest of all, and every dossier has one.
    init(_ payload: [UInt8]) throws {
        var json = JSONReader(payload)
        try json.object { json, key in
            switch key {
            case "procedureCode": procedureCode = try json.string()
            case "field": field = try json.string()
            case "channel": channel = try Self.word(&json)
            case "place": place = try json.string()
            case "receivingAgency": receivingAgency = try json.string()
            case "components": try json.array { json in try addComponent(&json) }
            case "fees": try json.array { json in try addFee(&json) }
            default: try json.skip()
            }
        }
        try json.end()
        guard !procedureCode.isEmpty, !receivingAgency.isEmpty else { throw json.fault("it is no submission") }
    }

    private mutating func addComponent(_ json: inout JSONReader) throws {
        try json.object { json, key in
            if key == "source" { sources.append(try Self.word(&json)) } else { try json.skip() }
        }
    }

    private mutating func addFee(_ json: inout JSONReader) throws {
        var (name, amount) = ("", 0)
        try json.object { json, key in
            switch key {
            case "key": name = try json.string()
            case "amount":
                guard let dong = Int(json.word()) else { throw json.fault("an amount is missing") }
                amount = dong
            default: try json.skip()
            }
        }
        fees[name, default: 0] += amount
    }

    private static func word<Word: RawRepresentable<String>>(_ json: inout JSONReader) throws -> Word {
        guard let word = Word(rawValue: try json.string()) else { throw json.fault("a word is unknown") }
        return word
    }
}
