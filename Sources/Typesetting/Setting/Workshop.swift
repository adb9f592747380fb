import CPango

/// Xưởng: what the setting of one document needs: the context of pango, its fonts, and numbers for tags.
final class Workshop {
    let context: OpaquePointer
    let text: TextStyle
    private var fonts: [Double: OpaquePointer] = [:]
    private var tags = 0
    /// Height of a page between its margins; nothing that is not cut may be higher.
    let pageHeight: Double

    init(_ map: FontMap, text: TextStyle, pageHeight: Double) throws {
        guard let context = map.context() else { throw TypesettingFault.noFont(text.family) }
        self.context = context
        self.text = text
        self.pageHeight = pageHeight
        guard map.has(text.family, in: context) else { throw TypesettingFault.noFont(text.family) }
    }

    deinit {
        for font in fonts.values { pango_font_description_free(font) }
        g_object_unref(UnsafeMutableRawPointer(context))
    }

    /// The font of the document in a size; in its own where nothing is said.
    func font(size: Double?) -> OpaquePointer? {
        let size = size ?? text.size
        if let font = fonts[size] { return font }
        let font = pango_font_description_new()
        pango_font_description_set_family(font, text.family)
        pango_font_description_set_size(font, Int32((size * Double(PANGO_SCALE)).rounded()))
        fonts[size] = font
        return font
    }

    /// A tag of its own.
    func tag(_ name: String) -> Tag {
        tags += 1
        return Tag(name: name, number: tags)
    }
}
