// Made from openapi.json by npm run generate: do not edit. The emitter is mobile-sdk/generate/kotlin.
package stampede

/** The API refused the request, and says why. */
public sealed class ProblemException(failure: Failure) : Exception(failure.problem.detail) {
    public val problem: Problem = failure.problem

    /** Seconds after which the same request may succeed. */
    public val retryAfter: Long? = failure.retryAfter
}

/** `invalid_request` */
public class InvalidRequestException internal constructor(failure: Failure) : ProblemException(failure)

/** `idempotency_key_missing` */
public class IdempotencyKeyMissingException internal constructor(failure: Failure) : ProblemException(failure)

/** `unauthenticated` */
public class UnauthenticatedException internal constructor(failure: Failure) : ProblemException(failure)

/** `recent_sign_in_required` */
public class RecentSignInRequiredException internal constructor(failure: Failure) : ProblemException(failure)

/** `second_factor_required` */
public class SecondFactorRequiredException internal constructor(failure: Failure) : ProblemException(failure)

/** `forbidden` */
public class ForbiddenException internal constructor(failure: Failure) : ProblemException(failure)

/** `challenge_required` */
public class ChallengeRequiredException internal constructor(failure: Failure) : ProblemException(failure)

/** `sign_in_required` */
public class SignInRequiredException internal constructor(failure: Failure) : ProblemException(failure)

/** `address_blocked` */
public class AddressBlockedException internal constructor(failure: Failure) : ProblemException(failure)

/** `approval_required` */
public class ApprovalRequiredException internal constructor(failure: Failure) : ProblemException(failure)

/** `not_found` */
public class NotFoundException internal constructor(failure: Failure) : ProblemException(failure)

/** `sold_out` */
public class SoldOutException internal constructor(failure: Failure) : ProblemException(failure)

/** `waiting_list_full` */
public class WaitingListFullException internal constructor(failure: Failure) : ProblemException(failure)

/** `deal_not_live` */
public class DealNotLiveException internal constructor(failure: Failure) : ProblemException(failure)

/** `limit_exceeded` */
public class LimitExceededException internal constructor(failure: Failure) : ProblemException(failure)

/** `quantity_too_large` */
public class QuantityTooLargeException internal constructor(failure: Failure) : ProblemException(failure)

/** `too_many_unpaid` */
public class TooManyUnpaidException internal constructor(failure: Failure) : ProblemException(failure)

/** `price_changed` */
public class PriceChangedException internal constructor(failure: Failure) : ProblemException(failure)

/** `amount_too_large` */
public class AmountTooLargeException internal constructor(failure: Failure) : ProblemException(failure)

/** `order_undecided` */
public class OrderUndecidedException internal constructor(failure: Failure) : ProblemException(failure)

/** `invalid_state` */
public class InvalidStateException internal constructor(failure: Failure) : ProblemException(failure)

/** `stock_committed` */
public class StockCommittedException internal constructor(failure: Failure) : ProblemException(failure)

/** `stock_changed` */
public class StockChangedException internal constructor(failure: Failure) : ProblemException(failure)

/** `external_id_taken` */
public class ExternalIdTakenException internal constructor(failure: Failure) : ProblemException(failure)

/** `payment_refused` */
public class PaymentRefusedException internal constructor(failure: Failure) : ProblemException(failure)

/** `email_taken` */
public class EmailTakenException internal constructor(failure: Failure) : ProblemException(failure)

/** `precondition_failed` */
public class PreconditionFailedException internal constructor(failure: Failure) : ProblemException(failure)

/** `payload_too_large` */
public class PayloadTooLargeException internal constructor(failure: Failure) : ProblemException(failure)

/** `unsupported_media_type` */
public class UnsupportedMediaTypeException internal constructor(failure: Failure) : ProblemException(failure)

/** `image_refused` */
public class ImageRefusedException internal constructor(failure: Failure) : ProblemException(failure)

/** `idempotency_key_reused` */
public class IdempotencyKeyReusedException internal constructor(failure: Failure) : ProblemException(failure)

/** `precondition_required` */
public class PreconditionRequiredException internal constructor(failure: Failure) : ProblemException(failure)

/** `too_many_requests` */
public class TooManyRequestsException internal constructor(failure: Failure) : ProblemException(failure)

/** `internal` */
public class InternalException internal constructor(failure: Failure) : ProblemException(failure)

/** `unavailable` */
public class UnavailableException internal constructor(failure: Failure) : ProblemException(failure)

/** `switched_off` */
public class SwitchedOffException internal constructor(failure: Failure) : ProblemException(failure)

/** A code that is newer than this client. */
public class OtherProblemException internal constructor(failure: Failure) : ProblemException(failure)

internal fun exceptionOf(failure: Failure): ProblemException = when (failure.problem.code.value) {
    "invalid_request" -> InvalidRequestException(failure)
    "idempotency_key_missing" -> IdempotencyKeyMissingException(failure)
    "unauthenticated" -> UnauthenticatedException(failure)
    "recent_sign_in_required" -> RecentSignInRequiredException(failure)
    "second_factor_required" -> SecondFactorRequiredException(failure)
    "forbidden" -> ForbiddenException(failure)
    "challenge_required" -> ChallengeRequiredException(failure)
    "sign_in_required" -> SignInRequiredException(failure)
    "address_blocked" -> AddressBlockedException(failure)
    "approval_required" -> ApprovalRequiredException(failure)
    "not_found" -> NotFoundException(failure)
    "sold_out" -> SoldOutException(failure)
    "waiting_list_full" -> WaitingListFullException(failure)
    "deal_not_live" -> DealNotLiveException(failure)
    "limit_exceeded" -> LimitExceededException(failure)
    "quantity_too_large" -> QuantityTooLargeException(failure)
    "too_many_unpaid" -> TooManyUnpaidException(failure)
    "price_changed" -> PriceChangedException(failure)
    "amount_too_large" -> AmountTooLargeException(failure)
    "order_undecided" -> OrderUndecidedException(failure)
    "invalid_state" -> InvalidStateException(failure)
    "stock_committed" -> StockCommittedException(failure)
    "stock_changed" -> StockChangedException(failure)
    "external_id_taken" -> ExternalIdTakenException(failure)
    "payment_refused" -> PaymentRefusedException(failure)
    "email_taken" -> EmailTakenException(failure)
    "precondition_failed" -> PreconditionFailedException(failure)
    "payload_too_large" -> PayloadTooLargeException(failure)
    "unsupported_media_type" -> UnsupportedMediaTypeException(failure)
    "image_refused" -> ImageRefusedException(failure)
    "idempotency_key_reused" -> IdempotencyKeyReusedException(failure)
    "precondition_required" -> PreconditionRequiredException(failure)
    "too_many_requests" -> TooManyRequestsException(failure)
    "internal" -> InternalException(failure)
    "unavailable" -> UnavailableException(failure)
    "switched_off" -> SwitchedOffException(failure)
    else -> OtherProblemException(failure)
}
