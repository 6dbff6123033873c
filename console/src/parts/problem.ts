import { ApiError, StampedeError } from '@stampede/mobile-sdk/admin';
import type { Messages } from '../text/messages.ts';

/** The words of an error. */
export interface Problem {
  readonly code: string;
  /** The server's sentence about this case, in English. */
  readonly message: string;
  readonly requestId?: string | undefined;
}

export const problemOf = (error: unknown): Problem => ({
  code: error instanceof StampedeError ? error.code : '',
  message: error instanceof Error ? error.message : String(error),
  ...(error instanceof ApiError && { requestId: error.requestId }),
});

type KnownCode = keyof Messages['problem']['codes'];

/** The codes of the API for staff, and those of the SDK, that have a sentence in each language. */
export const knownCodes: Readonly<Record<KnownCode, true>> = {
  invalid_request: true,
  unauthenticated: true,
  recent_sign_in_required: true,
  second_factor_required: true,
  forbidden: true,
  address_blocked: true,
  approval_required: true,
  not_found: true,
  order_undecided: true,
  invalid_state: true,
  limit_exceeded: true,
  stock_committed: true,
  stock_changed: true,
  image_refused: true,
  external_id_taken: true,
  email_taken: true,
  precondition_failed: true,
  payload_too_large: true,
  idempotency_key_reused: true,
  too_many_requests: true,
  internal: true,
  unavailable: true,
  switched_off: true,
  signed_out: true,
  network: true,
  timeout: true,
};

/** Returns the code when it has a sentence. */
export const codeText = (code: string): KnownCode | undefined =>
  Object.hasOwn(knownCodes, code) ? (code as KnownCode) : undefined;
