extension Workshop {
    /// Room for a signature, noted where it comes to lie.
    func slice(_ reservation: Reservation, on surface: Surface) throws -> Slice {
        let width = min(reservation.width.map { points($0) } ?? surface.width, surface.width)
        var part = surface
        part.width = width
        let height = try reservation.height ?? slices(reservation.blocks ?? [], on: part).height
        guard height <= pageHeight else { throw TypesettingFault.noRoom }
        let left = offset(width, reservation.align, in: surface.width)
        return Slice(height: height) { canvas, x, y in
            let frame = Frame(x: x + left, y: y, width: width, height: height)
            canvas.keep(frame, for: reservation.place)
            guard let seal = reservation.seal.map({ points($0) }) else { return }
            canvas.keep(frame.seal(side: seal, on: canvas), for: .seal)
        }
    }
}

extension Frame {
    /// Where a seal covers the left third of a signature here, and no edge of the sheet.
    fileprivate func seal(side: Double, on canvas: Canvas) -> Frame {
        let left = x + width / 3 - side
        let top = y + (height - side) / 2
        return Frame(
            x: max(min(left, canvas.width - side), 0),
            y: max(min(top, canvas.height - side), 0),
            width: side,
            height: side
        )
    }
}
