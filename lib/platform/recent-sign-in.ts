import { stepUpMaxAgeSeconds } from '../contract/operation.ts';
import type { Caller } from './caller.ts';
import type { Clock } from './clock.ts';
import { AppError } from './errors.ts';

/** Whether the caller proved their identity within `maxAgeSeconds`; a guest never did. */
export function isRecentSignIn(
  caller: Caller,
  clock: Clock,
  maxAgeSeconds: number = stepUpMaxAgeSeconds,
): boolean {
  const signedInAt = 'signedInAt' in caller ? caller.signedInAt : 0;
  return clock.now() - signedInAt <= maxAgeSeconds * 1000;
}

/**
 * Refuses whoever proved their identity longer ago than `maxAgeSeconds`; a guest never did. An operation that always
 * needs this says `stepUp` in the contract; one that needs it only at times names the code among its errors. Acts of
 * staff on money or prices ask `lib/approvals/oversight.ts` instead.
 * @see https://www.rfc-editor.org/rfc/rfc9470 step-up authentication
 * @throws AppError `recent_sign_in_required`
 */
export function requireRecentSignIn(
  caller: Caller,
  clock: Clock,
  maxAgeSeconds: number = stepUpMaxAgeSeconds,
): void {
  if (isRecentSignIn(caller, clock, maxAgeSeconds)) return;
  throw new AppError('recent_sign_in_required', 'Sign in again, then repeat this.', {
    challenge: `error="insufficient_user_authentication", error_description="A more recent sign-in is required", max_age="${maxAgeSeconds}"`,
  });
}
