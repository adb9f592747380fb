import Kernel
import Logging

/// What all parts of the web face share.
struct PortalCore: Sendable {
    let settings: PortalSettings
    let secrets: PortalSecrets
    let surroundings: Surroundings
    let sessions: SessionReader
    let layout: PortalLayout
    let limiter: RateLimiter
    let metrics: Metrics
    let logger: Logger
}
