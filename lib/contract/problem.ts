/**
 * All codes that the API can answer, with their status and the caller’s next step. docs/errors.md has a section for
 * each.
 */
export const problems = {
  invalid_request: {
    status: 400,
    title: 'The request is not valid',
    remedy: 'Correct the fields in `errors` and send it again.',
  },
  idempotency_key_missing: {
    status: 400,
    title: 'Idempotency-Key is missing',
    remedy: 'Send a new UUID as Idempotency-Key, and the same one on every retry.',
  },
  unauthenticated: {
    status: 401,
    title: 'You are not signed in',
    remedy: 'Send a valid token as `Authorization: Bearer …`.',
  },
  recent_sign_in_required: {
    status: 401,
    title: 'Your sign-in is too old for this',
    remedy:
      'Sign in again and repeat the request. Refreshing the token is not enough. `max_age` in WWW-Authenticate is the greatest age of the sign-in in seconds (RFC 9470).',
  },
  second_factor_required: {
    status: 401,
    title: 'You signed in without a second factor',
    remedy: 'Set up an authenticator app for your staff account and sign in again with its code.',
  },
  forbidden: {
    status: 403,
    title: 'You may not do this',
    remedy: 'Sign in with an account that has the role for this operation.',
  },
  challenge_required: {
    status: 403,
    title: 'Show that you are a person',
    remedy:
      'Show the widget in `challenge`. Then send the same request with the same Idempotency-Key and the widget’s token as X-Challenge-Token.',
  },
  sign_in_required: {
    status: 403,
    title: 'This is for signed-in customers',
    remedy: 'Sign the buyer in and send the order again. `signedInOnly` of a deal says this beforehand.',
  },
  address_blocked: {
    status: 403,
    title: 'Requests from your address are blocked',
    remedy: 'Use another network, or contact the shop. Staff block an address for a limited time only.',
  },
  approval_required: {
    status: 403,
    title: 'A colleague must approve this',
    remedy:
      'Wait until a colleague with the role has approved `approvalId`. Then send the same request with the same Idempotency-Key.',
  },
  not_found: {
    status: 404,
    title: 'This does not exist',
    remedy: 'Check the id. Objects that you may not know about also answer 404.',
  },
  sold_out: {
    status: 409,
    title: 'Not enough units are left',
    remedy:
      'Order fewer units, or join the waiting list: units are returned when holds expire, and the line gets them first.',
  },
  waiting_list_full: {
    status: 409,
    title: 'The waiting list is full',
    remedy: 'Try again later. Places become free when people get units or leave.',
  },
  deal_not_live: {
    status: 409,
    title: 'The deal is not on sale now',
    remedy: 'Read startsAt, endsAt and state, and order while the deal is live.',
  },
  limit_exceeded: {
    status: 409,
    title: 'The limit per customer is reached',
    remedy:
      'Order fewer units: perCustomerLimit counts all your bookings of this deal. For saved deals, remove some first.',
  },
  quantity_too_large: {
    status: 409,
    title: 'The order has more units than one order may have',
    remedy:
      'Order at most `maxUnitsPerOrder` units at a time. Unless they are free, order at most `maxUnpaidUnits`.',
  },
  too_many_unpaid: {
    status: 409,
    title: 'Too many units are held without payment',
    remedy:
      'Pay for the held units or cancel them, or wait for Retry-After. `maxUnpaidUnits` counts the holds of one buyer and of one device.',
  },
  price_changed: {
    status: 409,
    title: 'The price is not the expected one',
    remedy:
      'Show the buyer `currentPrice`. If they agree, order with it as `expectedPrice` and a new Idempotency-Key.',
  },
  amount_too_large: {
    status: 409,
    title: 'The amount is above what a payment can have',
    remedy: 'Order fewer units at a time.',
  },
  order_undecided: {
    status: 409,
    title: 'The order is still waiting for its decision',
    remedy: 'Wait for Retry-After, read the booking, then try again.',
  },
  invalid_state: {
    status: 409,
    title: 'The current state does not allow this',
    remedy: 'Read the object again and choose a step that its state allows.',
  },
  stock_committed: {
    status: 409,
    title: 'The total is below the units already committed',
    remedy: 'Choose a total of at least the claimed, held and sold units.',
  },
  stock_changed: {
    status: 409,
    title: 'The total is not the expected one',
    remedy: 'Read the stock, and decide again from its total.',
  },
  external_id_taken: {
    status: 409,
    title: 'Another deal has this external id',
    remedy: 'Edit the existing deal, or choose another externalId.',
  },
  payment_refused: {
    status: 402,
    title: 'This payment is not possible',
    remedy: 'Choose another payment method. The booking stays held until holdExpiresAt.',
  },
  email_taken: {
    status: 409,
    title: 'This e-mail address has an account already',
    remedy: 'Find the account in the list, or use another address.',
  },
  precondition_failed: {
    status: 412,
    title: 'Another request changed it before you',
    remedy: 'Read it again, apply your change to the new version, and send its new ETag.',
  },
  payload_too_large: { status: 413, title: 'The body is too large', remedy: 'Send a smaller body.' },
  unsupported_media_type: {
    status: 415,
    title: 'The body must be JSON',
    remedy: 'Send Content-Type: application/json.',
  },
  image_refused: {
    status: 422,
    title: 'This file cannot become an image',
    remedy: 'Choose another file and start a new upload. `imageFault` says why this one was refused.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
    remedy: 'Use a new key for a new request.',
  },
  precondition_required: {
    status: 428,
    title: 'If-Match is missing',
    remedy: 'Read the object first and send its ETag as If-Match.',
  },
  too_many_requests: { status: 429, title: 'Too many requests', remedy: 'Wait for Retry-After.' },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    remedy: 'Try again. If it happens again, tell us the requestId.',
  },
  unavailable: {
    status: 503,
    title: 'The service is too busy to decide this now',
    remedy: 'Wait for Retry-After and send the same request with the same key.',
  },
  switched_off: {
    status: 503,
    title: 'This is switched off at the moment',
    remedy: 'Wait for Retry-After. `detail` says what is off, and what still works.',
  },
} as const satisfies Record<string, { status: number; title: string; remedy: string }>;

export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** Returns the stable name of a problem type. It is a URN, so it does not depend on where the docs are hosted. */
export const problemType = (code: ProblemCode) => `urn:stampede:problem:${code}`;

/** The most errors in one answer, so that a body with very many errors gets no large answer. */
export const maxListedErrors = 20;
