import Kernel
import Testing

@Suite("Encodings")
struct EncodingsTests {
    @Test(
        "give the vectors of RFC 4648, section 10",
        arguments: [
            ("", "", "", ""), ("f", "66", "MY", "Zg=="), ("fo", "666f", "MZXQ", "Zm8="),
            ("foo", "666f6f", "MZXW6", "Zm9v"),
            ("foob", "666f6f62", "MZXW6YQ", "Zm9vYg=="), ("fooba", "666f6f6261", "MZXW6YTB", "Zm9vYmE="),
            ("foobar", "666f6f626172", "MZXW6YTBOI", "Zm9vYmFy"),
        ]
    )
    func vectors(text: String, hex: String, base32: String, base64: String) {
        let bytes = Array(text.utf8)

        #expect(Hex.encode(bytes) == hex)
        #expect(Base32.encode(bytes) == base32)
        #expect(Base64.encode(bytes) == base64)
        #expect(Base64URL.encode(bytes) == base64.filter { $0 != "=" })
        #expect(Base32.decode(base32) == bytes)
        #expect(Base64.decode(base64) == bytes)
    }

    @Test("give back all bytes in every length")
    func roundTrip() {
        var chance = SeededGenerator(seed: 1)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &chance) }

            #expect(Hex.decode(Hex.encode(bytes)) == bytes)
            #expect(Base32.decode(Base32.encode(bytes)) == bytes)
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }

    @Test("use the alphabet of addresses")
    func addressAlphabet() {
        #expect(Base64.encode([0xFB, 0xFF]) == "+/8=")
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
    }

    @Test("read base 32 in lower case and with padding, hexadecimal in upper case")
    func lenience() {
        #expect(Base32.decode("mzxw6ytboi======") == Array("foobar".utf8))
        #expect(Hex.decode("00fF") == [0, 255])
    }

    @Test("refuse wrong lengths, strange characters, wrong padding and bits that are left over")
    func refusing() {
        for text in ["0", "0g", "00 "] { #expect(Hex.decode(text) == nil) }
        for text in ["M", "M1", "MZ", "MY=", "MY ", "=", "MY======MY======"] { #expect(Base32.decode(text) == nil) }
        for text in ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "====", "-_8="] {
            #expect(Base64.decode(text) == nil)
        }
        for text in ["Z", "Zg==", "Zh", "+/8", "Zm9v\n"] { #expect(Base64URL.decode(text) == nil) }
    }
}

@Suite("SeededGenerator")
struct SeededGeneratorTests {
    @Test("draws the published numbers of SplitMix64")
    func knownAnswers() {
        var generator = SeededGenerator(seed: 1_234_567)

        let drawn = (0..<5).map { _ in generator.next() }

        #expect(
            drawn == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ]
        )
    }

    @Test("branches do not depend on what was drawn from others, and differ")
    func branches() {
        let trunk = SeededGenerator(seed: 5)
        var (first, again, second) = (trunk.branch(1), trunk.branch(1), trunk.branch(2))

        let numbers = [first.next(), first.next()]

        #expect(numbers == [again.next(), again.next()])
        #expect(!numbers.contains(second.next()))
    }
}
