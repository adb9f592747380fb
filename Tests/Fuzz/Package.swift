// swift-tools-version: 6.2
// Tries the readers with what no program writes (libFuzzer); its own package, so that the house is built without it.
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
/// The readers tell the fuzzer which of their branches an input took; so does the reader of ASN.1 below them.
let watched: [SwiftSetting] = house + [.unsafeFlags(["-sanitize=fuzzer", "-enable-testing"])]

let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")

func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(
        name: name,
        dependencies: dependencies,
        swiftSettings: house,
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]
    )
}

let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .target(name: "Kernel", swiftSettings: house),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "PDF", dependencies: ["CZlib", "Kernel"], swiftSettings: watched),
        .target(
            name: "Signing",
            dependencies: ["Kernel", "PDF", asn1, crypto, cryptoExtras, x509],
            swiftSettings: watched
        ),
        .target(name: "Fuzzing", swiftSettings: house),
        fuzzer("FuzzPDF", ["Fuzzing", "PDF", "Signing"]),
        fuzzer("FuzzSigning", ["Fuzzing", "Kernel", "Signing", asn1, x509]),
    ],
    swiftLanguageModes: [.v6]
)
