import Kernel

extension Schema {
    /// Writes the schema as JSON Schema 2020-12, a named one as a reference.
    func write(to json: inout JSONWriter, note: String? = nil) {
        json.object { json in
            if let note { json.field("description", note) }
            fields(to: &json)
        }
    }

    /// Writes the schema itself, also where it has a name.
    func writeDefinition(to json: inout JSONWriter) {
        if case .named(_, let schema) = self { schema.write(to: &json) } else { write(to: &json) }
    }

    /// The named schemas in it, by name.
    var definitions: [String: Schema] {
        switch self {
        case .named(let name, let schema): schema.definitions.merging([name: self]) { first, _ in first }
        case .nullable(let schema), .list(let schema, _), .map(let schema, _, _): schema.definitions
        case .object(let fields):
            fields.reduce(into: [:]) { all, field in all.merge(field.schema.definitions) { first, _ in first } }
        case .choice, .text, .integer, .number, .boolean: [:]
        }
    }

    private func fields(to json: inout JSONWriter) {
        switch self {
        case .choice(let words):
            json.field("type", "string")
            json.field("enum", words)
        case .text(let text): text.write(to: &json)
        case .integer(let range):
            json.field("type", "integer")
            json.field("minimum", range.lowerBound)
            json.field("maximum", range.upperBound)
        case .number: json.field("type", "number")
        case .boolean: json.field("type", "boolean")
        case .list(let item, let limit):
            json.field("type", "array")
            json.key("items")
            item.write(to: &json)
            if let limit { json.field("maxItems", limit) }
        case .object(let fields):
            json.field("type", "object")
            json.object("properties") { json in
                for field in fields {
                    json.key(field.name)
                    field.schema.write(to: &json, note: field.note)
                }
            }
            let required = fields.filter(\.isRequired).map(\.name)
            if !required.isEmpty { json.field("required", required) }
            json.field("additionalProperties", false)
        case .map(let schema, let names, let limit):
            json.field("type", "object")
            json.object("propertyNames") { names.write(to: &$0) }
            json.key("additionalProperties")
            schema.write(to: &json)
            json.field("maxProperties", limit)
        case .nullable(let schema):
            json.array("anyOf", [schema, nil]) { json, schema in
                if let schema { schema.write(to: &json) } else { json.object { $0.field("type", "null") } }
            }
        case .named(let name, _): json.field("$ref", "#/components/schemas/\(name)")
        }
    }
}

extension Schema.Text {
    func write(to json: inout JSONWriter) {
        json.field("type", "string")
        if format == .none {
            json.field("pattern", "^\(letters.rawValue)*$")
        } else {
            json.field("format", format.rawValue)
        }
        if length.lowerBound > 0 { json.field("minLength", length.lowerBound) }
        json.field("maxLength", length.upperBound)
        if let example { json.array("examples", [example]) { json, text in json.value(text) } }
    }
}
