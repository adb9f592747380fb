public import Kernel

/// Names the ids of dossiers.
public enum DossierTag {}
/// Mã của một hồ sơ trong hệ thống; the official code comes at the intake.
public typealias DossierID = Identifier<DossierTag>

/// Names the ids of results.
public enum ResultTag {}
/// Mã của một kết quả.
public typealias ResultID = Identifier<ResultTag>

/// Names the ids of questions to other agencies.
public enum OpinionTag {}
/// Mã của một lần xin ý kiến.
public typealias OpinionID = Identifier<OpinionTag>
