// Attributes of drawings (SVG).
// An attribute whose value is nil is not written; an address whose scheme runs scripts is written as `#`.

extension Attribute {
    /// The part of the plane that is seen.
    public static func viewBox(_ value: String?) -> Attribute { .text("viewBox", value) }

    /// The commands of a path.
    public static func d(_ value: String?) -> Attribute { .text("d", value) }

    /// The points of a line or area.
    public static func points(_ value: String?) -> Attribute { .text("points", value) }

    /// The colour inside; `none`, `currentColor` or a colour.
    public static func fill(_ value: String?) -> Attribute { .text("fill", value) }

    /// The colour of the line.
    public static func stroke(_ value: String?) -> Attribute { .text("stroke", value) }

    /// The width of the line.
    public static func strokeWidth(_ value: String?) -> Attribute { .text("stroke-width", value) }

    /// A shift, turn or scale.
    public static func transform(_ value: String?) -> Attribute { .text("transform", value) }

    /// Horizontal place.
    public static func x(_ value: String?) -> Attribute { .text("x", value) }

    /// Vertical place.
    public static func y(_ value: String?) -> Attribute { .text("y", value) }

    /// Horizontal start.
    public static func x1(_ value: String?) -> Attribute { .text("x1", value) }

    /// Vertical start.
    public static func y1(_ value: String?) -> Attribute { .text("y1", value) }

    /// Horizontal end.
    public static func x2(_ value: String?) -> Attribute { .text("x2", value) }

    /// Vertical end.
    public static func y2(_ value: String?) -> Attribute { .text("y2", value) }

    /// Horizontal centre.
    public static func cx(_ value: String?) -> Attribute { .text("cx", value) }

    /// Vertical centre.
    public static func cy(_ value: String?) -> Attribute { .text("cy", value) }

    /// Radius.
    public static func r(_ value: String?) -> Attribute { .text("r", value) }

    /// Width in percent of the drawing.
    public static func width(_ value: String?) -> Attribute { .text("width", value) }

    /// Height in percent of the drawing.
    public static func height(_ value: String?) -> Attribute { .text("height", value) }

    /// Radius of the corners.
    public static func rx(_ value: String?) -> Attribute { .text("rx", value) }

    /// How a drawing fills its box.
    public static func preserveAspectRatio(_ value: String?) -> Attribute { .text("preserveAspectRatio", value) }

    /// `crispEdges` for codes made of squares.
    public static func shapeRendering(_ value: String?) -> Attribute { .text("shape-rendering", value) }
}
