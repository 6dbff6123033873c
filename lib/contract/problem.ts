/**
 * Every code the API can answer, with its status and what the caller should do next.
 * Each has a page in docs/errors.md.
 */
export const problems = {
  invalid_request: {
    status: 400,
    title: 'The request is not valid',
    remedy: 'Correct the fields named in `errors` and send it again.',
  },
  idempotency_key_missing: {
    status: 400,
    title: 'Idempotency-Key is missing',
    remedy: 'Send a fresh UUID as Idempotency-Key, and the same one on every retry.',
  },
  unauthenticated: {
    status: 401,
    title: 'You are not signed in',
    remedy: 'Send a valid token as `Authorization: Bearer …`.',
  },
  recent_sign_in_required: {
    status: 401,
    title: 'You signed in too long ago for this',
    remedy:
      'Sign in again (refreshing the token is not enough) and repeat the request. `max_age` in WWW-Authenticate says how many seconds ago the sign-in may be (RFC 9470).',
  },
  second_factor_required: {
    status: 401,
    title: 'You signed in without a second factor',
    remedy: 'Set up an authenticator app for your staff account and sign in again with its code.',
  },
  forbidden: {
    status: 403,
    title: 'You may not do this',
    remedy: 'Sign in with an account that has the role this operation needs.',
  },
  challenge_required: {
    status: 403,
    title: 'Show that you are a person',
    remedy:
      'Show the widget that `challenge` names, and send the same request with the same Idempotency-Key and its token as X-Challenge-Token.',
  },
  sign_in_required: {
    status: 403,
    title: 'This is for signed-in customers',
    remedy: 'Sign the buyer in and send the order again; `signedInOnly` of a deal says so beforehand.',
  },
  address_blocked: {
    status: 403,
    title: 'Requests from your address are not answered',
    remedy: 'Use another network, or ask us; staff block an address for a time only.',
  },
  approval_required: {
    status: 403,
    title: 'A colleague has to approve this',
    remedy:
      'Wait until somebody else with the role has approved `approvalId`, then send the same request with the same Idempotency-Key.',
  },
  not_found: {
    status: 404,
    title: 'There is no such thing here',
    remedy: 'Check the id. What you may not know about also answers 404.',
  },
  sold_out: {
    status: 409,
    title: 'Not enough units are left',
    remedy: 'Order fewer units, or watch the availability: units come back when holds expire.',
  },
  deal_not_live: {
    status: 409,
    title: 'The deal is not on sale now',
    remedy: 'Look at startsAt, endsAt and state, and order while the deal is live.',
  },
  limit_exceeded: {
    status: 409,
    title: 'The limit per customer is reached',
    remedy:
      'Order fewer units: perCustomerLimit counts all your bookings of this deal. Of saved deals, remove some first.',
  },
  quantity_too_large: {
    status: 409,
    title: 'The order asks for more units than the deal gives at once',
    remedy:
      'Order at most `maxUnitsPerOrder` units at a time, and of what is not free at most `maxUnpaidUnits`.',
  },
  too_many_unpaid: {
    status: 409,
    title: 'Too many units are held and not paid for',
    remedy:
      'Pay for what is held or cancel it, or wait for Retry-After: `maxUnpaidUnits` counts the holds of one buyer and of one device.',
  },
  price_changed: {
    status: 409,
    title: 'The price is not the expected one',
    remedy:
      'Show the buyer `currentPrice`, and order with it as `expectedPrice` and a fresh Idempotency-Key if they agree.',
  },
  amount_too_large: {
    status: 409,
    title: 'No payment can be that large',
    remedy: 'Order fewer units at a time.',
  },
  order_undecided: {
    status: 409,
    title: 'The order is still waiting for its decision',
    remedy: 'Wait for Retry-After, read the booking, then try again.',
  },
  invalid_state: {
    status: 409,
    title: 'Its state does not allow this',
    remedy: 'Read it again and choose a step that its state allows.',
  },
  stock_committed: {
    status: 409,
    title: 'The total is below the units already committed',
    remedy: 'Choose a total of at least what is claimed, held and sold.',
  },
  external_id_taken: {
    status: 409,
    title: 'Another deal has this external id',
    remedy: 'Edit the existing deal, or choose another externalId.',
  },
  payment_refused: {
    status: 402,
    title: 'The payment cannot be made like this',
    remedy: 'Choose another payment method; the booking stays held until holdExpiresAt.',
  },
  email_taken: {
    status: 409,
    title: 'This e-mail address has an account',
    remedy: 'Look for the account in the list, or use another address.',
  },
  precondition_failed: {
    status: 412,
    title: 'Somebody changed it before you',
    remedy: 'Read it again, apply your change to what you find, and send its new ETag.',
  },
  payload_too_large: { status: 413, title: 'The body is too large', remedy: 'Send less.' },
  unsupported_media_type: {
    status: 415,
    title: 'The body must be JSON',
    remedy: 'Send Content-Type: application/json.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
    remedy: 'Use a fresh key for a new request.',
  },
  precondition_required: {
    status: 428,
    title: 'If-Match is missing',
    remedy: 'Read it first and send its ETag as If-Match.',
  },
  too_many_requests: { status: 429, title: 'Too many requests', remedy: 'Wait for Retry-After.' },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    remedy: 'Try again; if it persists, tell us the requestId.',
  },
  unavailable: {
    status: 503,
    title: 'We are too busy to decide this now',
    remedy: 'Wait for Retry-After and send the same request with the same key.',
  },
  switched_off: {
    status: 503,
    title: 'This is switched off at the moment',
    remedy: 'Wait for Retry-After; `detail` says what is off, and what goes on.',
  },
} as const satisfies Record<string, { status: number; title: string; remedy: string }>;

export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** The stable name of a problem type. It is a URN, so it does not depend on where the docs are served. */
export const problemType = (code: ProblemCode) => `urn:stampede:problem:${code}`;

/** An answer lists so many errors at most: the answer to a body of nothing but errors is no larger than any other. */
export const maxListedErrors = 20;
