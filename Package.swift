// swift-tools-version: 6.2
// ThuBon: a room is a target; an import goes only downwards. The allowed arrows are in docs/modules.md.
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A room: its imports, and whether it carries files (SQL, styles, data) that are embedded in the program.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], embeds folders: [String] = []) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        exclude: folders,
        swiftSettings: house,
        plugins: folders.isEmpty ? [] : ["EmbedFiles"]
    )
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: house)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let tls = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "thubon",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "thubon", targets: ["thubon"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Kernel and other rooms that know nothing of the province
        room("Kernel"),
        room("HTML", ["Kernel"]),
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        room("QRCodes", ["CQRencode"]),
        room("DesignSystem", ["HTML", "Kernel", "QRCodes"], embeds: ["Assets"]),
        .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(name: "CHeif", pkgConfig: "libheif", providers: [.apt(["libheif-dev"])]),
        room("Photographs"),
        room(
            "Typesetting",
            ["CHeif", "CPango", "CTurboJPEG", "Kernel", "Photographs", "QRCodes", yams],
            embeds: ["Data"]
        ),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        room("PDF", ["CZlib", "Kernel"]),
        room("Workbooks", ["CZlib", "Kernel"]),
        room("Signing", ["Kernel", "PDF", asn1, crypto, cryptoExtras, x509]),
        room("TestAuthority", ["Kernel", "Signing", asn1, x509]),
        .systemLibrary(name: "CPKCS11", pkgConfig: "p11-kit-1", providers: [.apt(["libp11-kit-dev"])]),
        room("Tokens", ["CPKCS11", "Signing", asn1, crypto, x509]),
        room("TrustServices", ["Kernel", "Signing", asn1, httpClient, nio, nioHTTP, nioPosix, x509]),

        // Storage and ledger
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        room("Storage", ["CPostgres", "CSQLite", "Kernel", crypto, logging], embeds: ["Schema"]),
        room("Ledger", ["Kernel", "Storage", crypto], embeds: ["Schema"]),

        // Contexts, lower first
        room("Territory", ["Kernel", "Ledger", "Storage", yams], embeds: ["Schema"]),
        room("Directory", ["CArgon2", "Kernel", "Ledger", "Storage", "Territory", crypto, yams], embeds: ["Schema"]),
        room("Catalogue", ["Kernel", "Ledger", "Storage", "Territory", yams], embeds: ["Schema"]),
        room(
            "Dossiers",
            ["Catalogue", "Directory", "Kernel", "Ledger", "Storage", "Territory", crypto],
            embeds: ["Schema"]
        ),
        room("Notices", ["Catalogue", "Directory", "Dossiers", "Kernel", "Ledger", "Storage"], embeds: ["Schema"]),
        room(
            "Documents",
            [
                "Catalogue", "Directory", "Dossiers", "Kernel", "Ledger", "PDF", "Signing", "Storage", "Territory",
                "Tokens", "TrustServices", "Typesetting", asn1, crypto, x509,
            ],
            embeds: ["Schema"]
        ),
        room(
            "Insights",
            ["Catalogue", "Directory", "Dossiers", "Kernel", "Ledger", "Storage", "Territory", "Workbooks", yams],
            embeds: ["Schema"]
        ),
        room("Profiles", ["Kernel", yams], embeds: ["Data"]),

        // The web
        room(
            "Web",
            [
                "CZlib", "DesignSystem", "Directory", "HTML", "Kernel", "Photographs", "Storage", crypto, hummingbird,
                hummingbirdCore, logging, nio, nioHTTP, nioHTTPTypes, nioSSL, tls,
            ]
        ),
        room(
            "API",
            [
                "Catalogue", "DesignSystem", "Directory", "Documents", "Dossiers", "HTML", "Insights", "Kernel",
                "Ledger",
                "Notices",
                "Signing", "Storage", "Territory", "Web", crypto, hummingbird,
            ]
        ),
        room(
            "CataloguePages",
            [
                "Catalogue", "DesignSystem", "Directory", "Dossiers", "HTML", "Kernel", "Storage", "Territory", "Web",
                hummingbird,
            ]
        ),
        room(
            "OpenDataPages",
            [
                "Catalogue", "DesignSystem", "Directory", "HTML", "Insights", "Kernel", "Storage", "Territory", "Web",
                "Workbooks", hummingbird,
            ]
        ),
        room(
            "DirectoryPages",
            ["DesignSystem", "Directory", "HTML", "Kernel", "Storage", "Territory", "Web", hummingbird]
        ),
        room(
            "DossiersPages",
            [
                "Catalogue", "DesignSystem", "Directory", "Documents", "Dossiers", "HTML", "Kernel", "Ledger",
                "Notices",
                "Signing", "Storage", "Territory", "Web", hummingbird,
            ]
        ),
        room(
            "SigningPages",
            ["DesignSystem", "Directory", "Documents", "HTML", "Kernel", "Signing", "Web", hummingbird]
        ),
        room("LedgerPages", ["DesignSystem", "Directory", "HTML", "Kernel", "Ledger", "Web", hummingbird]),
        room("NoticesPages", ["DesignSystem", "Directory", "HTML", "Kernel", "Notices", "Web", hummingbird]),
        room(
            "InsightsPages",
            [
                "Catalogue", "DesignSystem", "Directory", "Dossiers", "HTML", "Insights", "Kernel", "Storage",
                "Territory", "Typesetting", "Web", hummingbird, lifecycle, nio,
            ]
        ),
        room(
            "TerritoryPages",
            [
                "DesignSystem", "Directory", "Dossiers", "HTML", "Kernel", "Ledger", "Storage", "Territory", "Web",
                hummingbird,
            ]
        ),

        // Composition
        room(
            "Simulation",
            ["Catalogue", "Directory", "Dossiers", "Kernel", "Ledger", "Notices", "Storage", "Territory"]
        ),
        room(
            "App",
            [
                "API", "Catalogue", "CataloguePages", "DesignSystem", "Directory", "DirectoryPages", "Documents",
                "Dossiers", "DossiersPages", "HTML", "Insights", "InsightsPages", "Kernel", "Ledger", "LedgerPages",
                "Notices", "NoticesPages", "OpenDataPages", "Profiles", "Signing", "SigningPages", "Simulation",
                "Storage", "Territory",
                "TerritoryPages",
                "TestAuthority", "TrustServices", "Web", hummingbird, lifecycle, logging, nio, signals, x509,
            ]
        ),
        .systemLibrary(name: "CMalloc"),
        .executableTarget(
            name: "thubon",
            dependencies: [
                "App",
                "CMalloc",
                "Catalogue",
                "Directory",
                "Documents",
                "Dossiers",
                "Insights",
                "Kernel",
                "Ledger",
                "PDF",
                "Profiles",
                "Signing",
                "Simulation",
                "Storage",
                "Territory",
                "TestAuthority",
                "Tokens",
                "TrustServices",
                "Typesetting",
                "Web",
                arguments,
                asn1,
                logging,
                x509,
            ],
            swiftSettings: house
        ),

        // Files inside the program
        .executableTarget(name: "embedfiles", swiftSettings: house),
        .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embedfiles"]),

        // Tests mirror the rooms
        .target(name: "StorageTesting", dependencies: ["Storage"], path: "Tests/StorageTesting", swiftSettings: house),
        .target(
            name: "PortalTesting",
            dependencies: [
                "App", "Catalogue", "Directory", "Dossiers", "Kernel", "Ledger", "Profiles", "Storage",
                "StorageTesting",
                "Territory", "Web",
                hummingbird, logging, .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            path: "Tests/PortalTesting",
            swiftSettings: house
        ),
        .target(
            name: "PaperTesting",
            dependencies: ["Signing", "TestAuthority", x509],
            path: "Tests/PaperTesting",
            swiftSettings: house
        ),
        tests("ArchitectureTests", []),
        tests("KernelTests", ["Kernel"]),
        tests("PDFTests", ["Kernel", "PDF"]),
        tests("WorkbooksTests", ["CZlib", "Workbooks"]),
        tests(
            "DocumentsTests",
            [
                "App", "Directory", "Documents", "Dossiers", "Kernel", "Ledger", "PDF", "PaperTesting", "PortalTesting",
                "Profiles", "Signing", "Storage", "StorageTesting", "TestAuthority", "Typesetting", hummingbird, x509,
            ]
        ),
        tests("SigningTests", ["Kernel", "PDF", "PaperTesting", "Signing", asn1, crypto, cryptoExtras, x509]),
        tests("TestAuthorityTests", ["Kernel", "PDF", "PaperTesting", "Signing", "TestAuthority", asn1, x509]),
        tests(
            "TokensTests",
            ["Kernel", "PDF", "PaperTesting", "Signing", "TestAuthority", "Tokens", asn1, x509]
        ),
        tests(
            "TrustServicesTests",
            ["Kernel", "PDF", "PaperTesting", "Signing", "TestAuthority", "TrustServices", asn1, x509]
        ),
        tests("HTMLTests", ["HTML"]),
        tests("QRCodesTests", ["QRCodes"]),
        tests(
            "InsightsTests",
            ["Catalogue", "Directory", "Dossiers", "Insights", "Kernel", "Profiles", "Territory", "Workbooks"]
        ),
        tests(
            "OpenDataPagesTests",
            [
                "App", "Dossiers", "Insights", "Kernel", "Ledger", "PortalTesting", "Storage", "StorageTesting",
                hummingbird,
            ]
        ),
        tests(
            "BoardPagesTests",
            [
                "App", "Directory", "Insights", "Kernel", "Ledger", "PortalTesting", "Storage", "StorageTesting",
                hummingbird,
            ]
        ),
        tests(
            "FollowingTests",
            [
                "App", "Catalogue", "Directory", "Dossiers", "Insights", "InsightsPages", "Kernel", "Ledger", "Notices",
                "PaperTesting", "PortalTesting", "Storage", "StorageTesting", "Territory", hummingbird,
            ]
        ),
        tests("DesignSystemTests", ["DesignSystem", "HTML", "Kernel", "QRCodes"]),
        tests("TypesettingTests", ["Kernel", "PaperTesting", "Photographs", "Typesetting"]),
        tests(
            "ResultPaperTests",
            ["Catalogue", "Kernel", "PDF", "PaperTesting", "Profiles", "Signing", "TestAuthority", "Typesetting"]
        ),
        tests("StorageTests", ["Kernel", "Storage", "StorageTesting"]),
        tests("LedgerTests", ["Kernel", "Ledger", "Storage", "StorageTesting", crypto]),
        tests("TerritoryTests", ["Kernel", "Ledger", "Profiles", "Storage", "StorageTesting", "Territory"]),
        tests(
            "DirectoryTests",
            ["Directory", "Kernel", "Ledger", "Profiles", "Storage", "StorageTesting", "Territory"]
        ),
        tests(
            "AdministrationPagesTests",
            [
                "App", "Directory", "Dossiers", "Kernel", "Ledger", "PortalTesting", "Profiles", "Storage",
                "StorageTesting", "Territory",
            ]
        ),
        tests(
            "CatalogueTests",
            ["Catalogue", "Kernel", "Ledger", "Profiles", "Storage", "StorageTesting", "Territory"]
        ),
        tests(
            "DossiersTests",
            [
                "Catalogue", "Directory", "Dossiers", "Kernel", "Ledger", "PortalTesting", "Profiles", "Storage",
                "StorageTesting", "Territory",
            ]
        ),
        tests(
            "DossiersPagesTests",
            [
                "Catalogue", "DesignSystem", "Directory", "Dossiers", "DossiersPages", "HTML", "Kernel", "Ledger",
                "PortalTesting", "Profiles", "Storage", "StorageTesting", "Territory", "Web", hummingbird,
            ]
        ),
        tests(
            "CataloguePagesTests",
            [
                "App", "Catalogue", "Dossiers", "Kernel", "PortalTesting", "Profiles", "Storage", "StorageTesting",
                hummingbird,
            ]
        ),
        tests(
            "APITests",
            [
                "API", "App", "Directory", "Dossiers", "Insights", "Kernel", "Ledger", "PortalTesting", "Storage",
                "StorageTesting", "Web", hummingbird,
            ]
        ),
        tests(
            "OfficerPagesTests",
            [
                "App", "Catalogue", "Directory", "Dossiers", "DossiersPages", "Kernel", "Ledger", "PortalTesting",
                "Storage",
                "StorageTesting",
            ]
        ),
        tests(
            "NoticesTests",
            ["Directory", "Kernel", "Ledger", "Notices", "Profiles", "Storage", "StorageTesting", "Territory"]
        ),
        tests(
            "NoticesPagesTests",
            [
                "App", "Catalogue", "Directory", "Dossiers", "Kernel", "Ledger", "Notices", "PortalTesting", "Storage",
                "StorageTesting", "Territory", "Web",
            ]
        ),
        tests(
            "AccountPagesTests",
            [
                "App", "Directory", "HTML", "Kernel", "Ledger", "PortalTesting", "Storage", "StorageTesting", "Web",
                hummingbird,
            ]
        ),
        tests(
            "SimulationTests",
            [
                "App", "Catalogue", "Directory", "Dossiers", "Insights", "Kernel", "Ledger", "Profiles", "Simulation",
                "Storage",
                "StorageTesting", "Territory",
            ]
        ),
        tests(
            "OperationsTests",
            ["App", "Directory", "Kernel", "Ledger", "Simulation", "Storage", "StorageTesting"]
        ),
        tests(
            "WebTests",
            [
                "Directory", "HTML", "Kernel", "Ledger", "Storage", "StorageTesting", "Territory", "Web", hummingbird,
                nio,
                logging, .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ]
        ),
        tests(
            "AppTests",
            [
                "App", "Catalogue", "Directory", "Documents", "Dossiers", "Insights", "Kernel", "Ledger", "Notices",
                "PortalTesting",
                "Profiles", "Storage", "StorageTesting", "Territory", "Web", hummingbird,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
