import HTML

/// Tên thiết bị: what a browser says it is, in words that its owner recognises.
enum DeviceName {
    /// `Chrome trên Android`; 'another device' where it does not say.
    static func words(_ agent: String) -> Phrase {
        let browser = browsers.first { agent.contains($0.mark) }?.name
        let system = systems.first { agent.contains($0.mark) }?.name
        switch (browser, system) {
        case (let browser?, let system?): return Phrase(vi: "\(browser) trên \(system)", en: "\(browser) on \(system)")
        case (let name?, nil), (nil, let name?): return Phrase(name)
        case (nil, nil): return Phrase(vi: "Thiết bị không rõ", en: "Unknown device")
        }
    }

    /// In this order: most browsers also say that they are Chrome and Safari.
    private static let browsers: [(mark: String, name: String)] = [
        ("coc_coc", "Cốc Cốc"), ("Zalo", "Zalo"), ("SamsungBrowser", "Samsung Internet"), ("Edg", "Edge"),
        ("OPR/", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]

    private static let systems: [(mark: String, name: String)] = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
        ("CrOS", "Chromebook"), ("Linux", "Linux"),
    ]
}
