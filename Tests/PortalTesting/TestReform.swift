/// Đợt sắp xếp thử: files of reforms that several rooms try.
public enum TestReform {
    /// Lăng is divided, today.
    public static let split = """
        key: "chia"
        title: { vi: Chia xã Lăng, en: Lăng is divided }
        legal_basis: [{ number: 2/NQ, name: Nghị quyết thử }]
        effective: "2026-11-25"
        abolish_levels: []
        changes:
          - kind: split
            from: ["20449"]
            to: { code: "20450", name: Xã Lăng Bắc, kind: commune, level: commune, parent: "504" }
            part: part
          - kind: split
            from: ["20449"]
            to: { code: "20451", name: Xã Lăng Nam, kind: commune, level: commune, parent: "504" }
            part: part
        """
}
