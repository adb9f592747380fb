import Catalogue

/// Giấy tờ: a component of a procedure, under a name of its own beside the components of pages.
typealias Paper = Component
