import Foundation
import Kernel
import Signing
import SwiftASN1
import TestAuthority
import X509

/// A folder with an authority and its certificates, for programs that judge from outside.
struct Outside {
    struct Failure: Error {
        let text: String
    }

    let folder: URL
    let authority: TestAuthority

    static let surroundings = Surroundings(
        clock: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
        chance: SystemRandomNumberGenerator()
    )
    static let address = "http://127.0.0.1:8899/chung-thuc"

    init(_ keys: KeyKind = .p256) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("thubon-\(UUID().uuidString)")
        authority = try Self.authority(in: folder, keys)
        for name in ["root", "issuing"] {
            let pem = try String(contentsOfFile: folder.path + "/authority/\(name).pem", encoding: .utf8)
            try put(name + ".pem", pem.utf8)
        }
    }

    static func authority(in folder: URL, _ keys: KeyKind = .p256) throws -> TestAuthority {
        try TestAuthority(
            folder: folder.path + "/authority",
            address: address,
            keys: keys,
            surroundings: surroundings
        )
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func put(_ name: String, _ bytes: some Sequence<UInt8>) throws {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
    }

    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// A certificate of somebody, with its key.
    func issue(
        _ name: String = "Nguyễn Văn Ký",
        _ kind: KeyKind = .p256,
        pin: PIN = PIN("mật mã 1")
    ) throws -> TestAuthority.Issued {
        let issued = try authority.issue(
            .init(.person, name: name, agency: "UBND xã Tây Giang", number: "049090001234"),
            pin: pin,
            key: kind,
            rounds: 2000
        )
        try put("leaf.pem", try issued.certificate.serializeAsPEM().pemString.utf8)
        try put("key.p12", issued.file)
        return issued
    }

    /// What a program prints, on both its outputs.
    @discardableResult
    func run(_ command: String..., expects status: Int32? = 0) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard status == nil || process.terminationStatus == status else {
            throw Failure(text: "\(command.joined(separator: " ")): \(text)")
        }
        return text
    }
}
