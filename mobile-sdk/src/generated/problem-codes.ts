// Made from openapi.json by npm run generate: do not edit.
/** Every code that this version knows. */
export const problemCodes: readonly string[] = /* @__PURE__ */ 'invalid_request idempotency_key_missing unauthenticated recent_sign_in_required second_factor_required forbidden challenge_required not_found sold_out deal_not_live limit_exceeded order_undecided invalid_state stock_committed external_id_taken payment_refused email_taken precondition_failed payload_too_large unsupported_media_type idempotency_key_reused precondition_required too_many_requests internal unavailable'.split(' ');
