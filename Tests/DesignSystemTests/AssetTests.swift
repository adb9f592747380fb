import DesignSystem
import Foundation
import Testing

struct AssetTests {
    @Test("the name of an asset changes with its content only, and finds it")
    func addresses() {
        for asset in Assets.all {
            #expect(asset.address.hasPrefix("/assets/"))
            #expect(asset.address.contains(asset.hash) && asset.hash.utf8.count == 16)
            #expect(Assets.asset(at: asset.address)?.hash == asset.hash)
        }
        #expect(Set(Assets.all.map(\.address)).count == Assets.all.count)
        #expect(Assets.asset(at: "/assets/citizen-0000000000000000.css") == nil)
        #expect(Assets.asset(at: "/assets/../secret") == nil)
    }

    @Test("the hash is FNV-1a, the same on every machine and at every start")
    func stableHash() {
        for asset in [Assets.citizenCSS, Assets.officerJS] {
            var hash: UInt64 = 14_695_981_039_346_656_037
            for byte in asset.bytes {
                hash ^= UInt64(byte)
                hash = hash.multipliedReportingOverflow(by: 1_099_511_628_211).partialValue
            }

            #expect(UInt64(asset.hash, radix: 16) == hash)
        }
    }

    @Test("styles lose comments and blanks but no rule")
    func styles() {
        let css = String(decoding: Assets.officerCSS.bytes, as: UTF8.self)

        #expect(!css.contains("/*"))
        #expect(!css.contains("\n"))
        #expect(!css.contains("  "))
        #expect(css.filter { $0 == "{" }.count == css.filter { $0 == "}" }.count)
        #expect(css.contains("calc(") == false || css.contains(" + ") || css.contains(" * "))
        #expect(css.contains("@media (max-width:640px){"))
        #expect(css.contains(".masthead :focus-visible{"))
        #expect(css.contains("\"Segoe UI\""))
    }

    @Test("scripts have no comment lines and are separated by semicolons")
    func scripts() {
        let lines = String(decoding: Assets.officerJS.bytes, as: UTF8.self).split(separator: "\n")

        #expect(!lines.contains { $0.hasPrefix("//") || $0.hasPrefix(" ") })
        #expect(lines.filter { $0 == ";" }.count == 7)
        #expect(!lines.contains { $0.contains("innerHTML") || $0.contains("eval(") })
    }

    @Test("the officer's styles begin with the citizen's, so that shared components look the same")
    func family() {
        #expect(Assets.officerCSS.bytes.starts(with: Assets.citizenCSS.bytes))
        #expect(Assets.citizenCSS.bytes.count < 20_000)
        #expect(Assets.citizenJS.bytes.count < 10_000)
    }
}
