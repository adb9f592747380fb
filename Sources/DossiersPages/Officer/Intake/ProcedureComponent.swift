import Catalogue

/// Thành phần hồ sơ, under a name that is not also that of a part of a page.
typealias ProcedureComponent = Component
