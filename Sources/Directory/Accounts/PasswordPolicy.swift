import Kernel

/// Quy tắc mật khẩu: long enough, not one that everybody tries, not the holder's own numbers.
///
/// No rules of signs and capitals: they make people write passwords down (NIST SP 800-63B).
enum PasswordPolicy {
    static let least = 8
    static let most = 128

    /// What is wrong with a new password; nil where nothing is.
    ///
    /// - `personal`: id number, phone, login name of the holder.
    static func fault(in password: String, personal: [String?]) -> PasswordFault? {
        if password.count < least { return .tooShort }
        if password.count > most { return .tooLong }
        let plain = plain(password)
        if common.contains(plain) || Set(password).count <= 2 || isRun(plain) { return .common }
        let own = personal.compactMap { $0 }.filter { $0.utf8.count >= 6 }.map(Self.plain)
        return own.contains { plain.contains($0) } ? .personal : nil
    }

    /// Letters and digits only, small and without tones, so that 'Mật khẩu 123' is found too.
    private static func plain(_ text: String) -> String {
        VietnameseText.folded(text).filter { !$0.isWhitespace }
    }

    /// 12345678, 87654321, abcdefgh.
    private static func isRun(_ text: String) -> Bool {
        let bytes = text.utf8.map { Int($0) }
        let steps = Set(zip(bytes, bytes.dropFirst()).map { $1 - $0 })
        return steps == [1] || steps == [-1]
    }

    /// What guessers try first, here and elsewhere; without tones, in small letters.
    private static let common = Set(
        [
            "password", "password1", "password123", "passw0rd", "p@ssword", "p@ssw0rd", "qwertyuiop", "qwerty123",
            "qwertyui", "1qaz2wsx", "1q2w3e4r", "1q2w3e4r5t", "zaq12wsx", "asdfghjkl", "asdf1234", "abcd1234",
            "abc12345",
            "abc123456", "a1234567", "a12345678", "a123456789", "123456aa", "123456789a", "12345678a", "123456abc",
            "1234567890", "0123456789", "0987654321", "123123123", "1234512345", "123321123", "147258369", "159753456",
            "987654321", "11223344", "112233445566", "12341234", "12344321", "iloveyou", "iloveyou1", "anhyeuem",
            "anhyeuem1", "emyeuanh", "yeuemnhieu", "yeuanhnhieu", "matkhau", "matkhau1", "matkhau123", "matkhau@123",
            "vietnam123", "vietnam1", "quangnam", "quangnam1", "quangnam123", "quangnam2021", "danang123", "hoian123",
            "tamky123", "admin123", "admin@123", "administrator", "welcome1", "welcome123", "letmein1", "sunshine",
            "football", "bongda123", "princess", "superman", "trustno1", "matkhaumoi", "khongbiet", "khongcho",
            "motcua123", "ubnd1234", "thubon123",
        ].map(plain)
    )
}
