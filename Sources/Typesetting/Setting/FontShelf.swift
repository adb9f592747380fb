import CPango
import Synchronization

/// Kho phông: font maps of pango, each used by one document at a time.
///
/// A map is not safe for two threads at once, and reading the fonts anew costs more than a whole receipt. So a map is
/// taken from the shelf, used, and put back; there are never more than documents were set at the same time.
final class FontShelf: Sendable {
    static let shared = FontShelf()

    private let free = Mutex<[FontMap]>([])

    /// Lends a map for a while.
    func withMap<Result>(_ body: (FontMap) throws -> Result) rethrows -> Result {
        let map = free.withLock { $0.popLast() } ?? FontMap()
        defer { free.withLock { $0.append(map) } }
        return try body(map)
    }
}

/// A font map of pango; whoever holds it is alone with it, which the shelf sees to.
final class FontMap: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<PangoFontMap>
    private var known: Set<String> = []

    init() {
        _ = FontCabinet.isOpen
        pointer = pango_cairo_font_map_new()
    }

    deinit { g_object_unref(pointer) }

    /// A context with the measures of paper: no hinting, a point a unit.
    func context() -> OpaquePointer? {
        guard let context = pango_font_map_create_context(pointer) else { return nil }
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_language(context, pango_language_from_string("vi"))
        pango_context_set_round_glyph_positions(context, 0)
        return context
    }

    /// Whether the machine has the font itself, with the letters of Vietnamese, and not another that stands in for it.
    ///
    /// Liberation fonts before version 2 have no `ệ`: each such letter would come from a font of another shape.
    func has(_ family: String, in context: OpaquePointer) -> Bool {
        if known.contains(family) { return true }
        let wanted = pango_font_description_from_string(family)
        defer { pango_font_description_free(wanted) }
        guard let font = pango_font_map_load_font(pointer, context, wanted) else { return false }
        defer { g_object_unref(font) }
        let found = pango_font_describe(font)
        defer { pango_font_description_free(found) }
        guard let name = pango_font_description_get_family(found), String(cString: name) == family,
            pango_font_has_char(font, 0x1EC7) != 0
        else { return false }
        known.insert(family)
        return true
    }
}
