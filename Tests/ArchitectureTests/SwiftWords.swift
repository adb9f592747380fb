/// Words of a Swift file, as far as reading what refusals say needs them: comments left out, literals with `…` for what is
/// put into them.
enum SwiftWord: Equatable {
    case name(String)
    case literal(String)
    case sign(Character)

    static func read(_ text: String) -> [SwiftWord] {
        var reader = Reader(characters: Array(text))
        return reader.words()
    }

    private struct Reader {
        let characters: [Character]
        var place = 0

        private var rest: ArraySlice<Character> { characters[place...] }

        mutating func words() -> [SwiftWord] {
            var words: [SwiftWord] = []
            while place < characters.count {
                let character = characters[place]
                if rest.starts(with: "//") {
                    while place < characters.count, characters[place] != "\n" { place += 1 }
                } else if rest.starts(with: "\"\"\"") {
                    place += 3
                    words.append(.literal(literal(until: "\"\"\"")))
                } else if character == "\"" {
                    place += 1
                    words.append(.literal(literal(until: "\"")))
                } else if character.isLetter || character == "_" || character.isNumber {
                    var name = ""
                    while place < characters.count,
                        characters[place].isLetter || characters[place].isNumber
                            || characters[place] == "_"
                    {
                        name.append(characters[place])
                        place += 1
                    }
                    words.append(.name(name))
                } else {
                    if !character.isWhitespace { words.append(.sign(character)) }
                    place += 1
                }
            }
            return words
        }

        private mutating func literal(until end: String) -> String {
            var text = ""
            while place < characters.count, !rest.starts(with: end) {
                if rest.starts(with: "\\(") {
                    place += 2
                    skipInterpolation()
                    text += "…"
                } else if rest.starts(with: "\\\n") {
                    place += 2
                } else if characters[place] == "\\" {
                    text.append(characters[place + 1])
                    place += 2
                } else {
                    text.append(characters[place])
                    place += 1
                }
            }
            place += end.count
            return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }

        private mutating func skipInterpolation() {
            var depth = 1
            while place < characters.count, depth > 0 {
                switch characters[place] {
                case "(": depth += 1
                case ")": depth -= 1
                case "\"":
                    place += 1
                    _ = literal(until: "\"")
                    continue
                default: break
                }
                place += 1
            }
        }
    }
}
