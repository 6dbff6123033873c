// Made from openapi.json by npm run generate: do not edit. The emitter is mobile-sdk/generate/swift.
import Foundation

/// Why the API did not do what it was asked. What the network throws comes as it is.
public enum StampedeError: Error, Sendable {
    case invalidRequest(Failure)
    case idempotencyKeyMissing(Failure)
    case unauthenticated(Failure)
    case recentSignInRequired(Failure)
    case secondFactorRequired(Failure)
    case forbidden(Failure)
    case challengeRequired(Failure)
    case notFound(Failure)
    case soldOut(Failure)
    case dealNotLive(Failure)
    case limitExceeded(Failure)
    case priceChanged(Failure)
    case orderUndecided(Failure)
    case invalidState(Failure)
    case stockCommitted(Failure)
    case externalIdTaken(Failure)
    case paymentRefused(Failure)
    case emailTaken(Failure)
    case preconditionFailed(Failure)
    case payloadTooLarge(Failure)
    case unsupportedMediaType(Failure)
    case idempotencyKeyReused(Failure)
    case preconditionRequired(Failure)
    case tooManyRequests(Failure)
    case `internal`(Failure)
    case unavailable(Failure)
    /// A code that is newer than this client.
    case other(Failure)
    /// Neither the answer that was asked for nor a problem: something between here and the API said this.
    case unexpectedAnswer(status: Int, body: Data)

    init(_ failure: Failure) {
        switch failure.problem.code {
        case .invalidRequest: self = .invalidRequest(failure)
        case .idempotencyKeyMissing: self = .idempotencyKeyMissing(failure)
        case .unauthenticated: self = .unauthenticated(failure)
        case .recentSignInRequired: self = .recentSignInRequired(failure)
        case .secondFactorRequired: self = .secondFactorRequired(failure)
        case .forbidden: self = .forbidden(failure)
        case .challengeRequired: self = .challengeRequired(failure)
        case .notFound: self = .notFound(failure)
        case .soldOut: self = .soldOut(failure)
        case .dealNotLive: self = .dealNotLive(failure)
        case .limitExceeded: self = .limitExceeded(failure)
        case .priceChanged: self = .priceChanged(failure)
        case .orderUndecided: self = .orderUndecided(failure)
        case .invalidState: self = .invalidState(failure)
        case .stockCommitted: self = .stockCommitted(failure)
        case .externalIdTaken: self = .externalIdTaken(failure)
        case .paymentRefused: self = .paymentRefused(failure)
        case .emailTaken: self = .emailTaken(failure)
        case .preconditionFailed: self = .preconditionFailed(failure)
        case .payloadTooLarge: self = .payloadTooLarge(failure)
        case .unsupportedMediaType: self = .unsupportedMediaType(failure)
        case .idempotencyKeyReused: self = .idempotencyKeyReused(failure)
        case .preconditionRequired: self = .preconditionRequired(failure)
        case .tooManyRequests: self = .tooManyRequests(failure)
        case .`internal`: self = .`internal`(failure)
        case .unavailable: self = .unavailable(failure)
        default: self = .other(failure)
        }
    }
}
