import { stepUpMaxAgeSeconds } from '../contract/operation.ts';
import type { Caller } from './caller.ts';
import type { Clock } from './clock.ts';
import { AppError } from './errors.ts';

/** Returns whether the caller proved their identity within `maxAgeSeconds`. A guest never did. */
export function isRecentSignIn(
  caller: Caller,
  clock: Clock,
  maxAgeSeconds: number = stepUpMaxAgeSeconds,
): boolean {
  const signedInAt = 'signedInAt' in caller ? caller.signedInAt : 0;
  return clock.now() - signedInAt <= maxAgeSeconds * 1000;
}

/**
 * Refuses a caller whose last proof of identity is older than `maxAgeSeconds`. A guest never has one. An operation that
 * always needs this says `stepUp` in the contract; one that needs it only at times names the code among its errors. For
 * acts of staff on money or prices see `lib/approvals/oversight.ts` instead.
 * @see https://www.rfc-editor.org/rfc/rfc9470 step-up authentication
 * @throws AppError `recent_sign_in_required`
 */
export function requireRecentSignIn(
  caller: Caller,
  clock: Clock,
  maxAgeSeconds: number = stepUpMaxAgeSeconds,
): void {
  if (isRecentSignIn(caller, clock, maxAgeSeconds)) return;
  throw new AppError(
    'recent_sign_in_required',
    'This needs a recent sign-in. Sign in again, then repeat the request.',
    {
      challenge: `error="insufficient_user_authentication", error_description="A more recent sign-in is required", max_age="${maxAgeSeconds}"`,
    },
  );
}
