import DesignSystem
import Foundation
import HTML
import Kernel
import Testing

struct ChoroplethTests {
    private func map(_ areas: [MapArea], alarm: Choropleth.Alarm? = nil) -> String {
        var html = HTMLWriter()
        html.add(
            Choropleth(
                ChartFrame(Phrase("Xã trên mạng")),
                of: Phrase("Xã"),
                viewBox: "0 0 10 10",
                areas: areas,
                classes: .thresholds([0.25, 0.5, 0.75]),
                format: .share,
                note: Choropleth.approximate,
                alarm: alarm
            )
        )
        return html.string
    }

    @Test("an area has its class, its name with its figure, and leads to its rows")
    func area() {
        let page = map([MapArea("Xã Lăng", outline: "m1 1 2 0 0 2z", value: 0.53, address: "/xa/20449")])

        #expect(
            page.contains(
                "<a href=\"/xa/20449\" tabindex=\"-1\"><path class=\"q3\" d=\"m1 1 2 0 0 2z\"><title>Xã Lăng: 53\u{A0}%</title></path></a>"
            )
        )
        #expect(
            page.contains("<th scope=\"row\"><a href=\"/xa/20449\">Xã Lăng</a></th><td class=\"num\">53\u{A0}%</td>")
        )
        #expect(page.contains("ranh giới gần đúng"))
    }

    @Test("an area without a figure says so, on the map and in the legend")
    func gaps() {
        let page = map([MapArea("A", outline: "m0 0", value: nil), MapArea("B", outline: "m0 0", value: .nan)])

        #expect(page.contains("<path class=\"qx\" d=\"m0 0\"><title>A: chưa có số liệu</title>"))
        #expect(page.components(separatedBy: "class=\"qx\"").count == 4)
    }

    @Test("those below the alarm come last with a strong outline, and the legend counts them")
    func alarm() {
        let page = map(
            [MapArea("A", outline: "m1 0", value: 0.1), MapArea("B", outline: "m2 0", value: 0.9)],
            alarm: .below(0.3)
        )

        #expect(
            page.contains("<path class=\"q4\" d=\"m2 0\"><title>B: 90\u{A0}%</title></path><path class=\"q0 alarm\"")
        )
        #expect(page.contains("dưới 30\u{A0}% (1)"))
        #expect(map([MapArea("A", outline: "m1 0", value: 0.4)], alarm: .above(0.3)).contains("trên 30\u{A0}% (1)"))
    }

    @Test("a path is written in whole numbers and relative steps")
    func paths() {
        var path = PathData()
        path.move(to: 10, 20)
        path.line(to: 15, 18)
        path.line(to: 15, 18)
        path.line(to: 15, 30)
        path.close()
        path.line(to: 0, 0)
        path.move(to: 0, 5)
        path.line(to: 1, 5)

        #expect(path.text == "m10 20 5-2 0 12zl-10-20m0 5 1 0")
        #expect(PathData().isEmpty && PathData().text.isEmpty)
    }
}
