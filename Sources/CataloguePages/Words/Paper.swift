import Catalogue

/// Thành phần hồ sơ, under a name of its own: views know another `Component`.
typealias Paper = Component
