/// Why a workbook is not read.
public enum WorkbookFault: Error, Hashable, Sendable {
    /// A workbook of before 2007 (.xls), or one with a password: both lie in the same kind of container.
    case legacyOrLocked
    /// A workbook of OpenDocument (.ods).
    case openDocument
    /// No workbook at all, or a damaged one.
    case damaged
    /// It unpacks to more than any honest table: an archive made to fill the memory.
    case tooLarge
    /// It has no such sheet.
    case noSheet(Int)
}
