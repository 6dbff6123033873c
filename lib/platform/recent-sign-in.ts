import { stepUpMaxAgeSeconds } from '../contract/operation.ts';
import type { Caller } from './caller.ts';
import type { Clock } from './clock.ts';
import { AppError } from './errors.ts';

/**
 * Refuses whoever proved their identity longer ago than `maxAgeSeconds`; a guest never did. An operation that always
 * needs this says `stepUp` in the contract; one that needs it only at times (a large refund) calls this itself and
 * names the code among its errors.
 * @see https://www.rfc-editor.org/rfc/rfc9470 step-up authentication
 * @throws AppError `recent_sign_in_required`
 */
export function requireRecentSignIn(
  caller: Caller,
  clock: Clock,
  maxAgeSeconds: number = stepUpMaxAgeSeconds,
): void {
  const signedInAt = 'signedInAt' in caller ? caller.signedInAt : 0;
  if (clock.now() - signedInAt <= maxAgeSeconds * 1000) return;
  throw new AppError('recent_sign_in_required', 'Sign in again, then repeat this.', {
    challenge: `error="insufficient_user_authentication", error_description="A more recent sign-in is required", max_age="${maxAgeSeconds}"`,
  });
}
