import { ApiError, type FieldError, StampedeError } from '@stampede/mobile-sdk/admin';
import { type Problem, problemOf } from '../problem.ts';

/** A reason why the API has not done what a form asked for, by what the person can do about it. */
export type Obstacle =
  /** The sign-in is too old for this act, or has ended. */
  | { readonly kind: 'sign_in'; readonly why: 'old' | 'ended' }
  /** A colleague must approve this act. */
  | { readonly kind: 'approval'; readonly approvalId: string }
  /** Some fields must change. */
  | { readonly kind: 'fields'; readonly errors: readonly FieldError[]; readonly message: string }
  /** No answer came: the act may have been done. Sending it again with the same key is safe. */
  | { readonly kind: 'unknown' }
  /** The API refused. */
  | ({ readonly kind: 'refused' } & Problem);

/** Sorts an error of the SDK. */
export function obstacleOf(error: unknown): Obstacle {
  const code = error instanceof StampedeError ? error.code : '';
  if (code === 'recent_sign_in_required') return { kind: 'sign_in', why: 'old' };
  if (code === 'signed_out' || code === 'unauthenticated') return { kind: 'sign_in', why: 'ended' };
  if (code === 'network' || code === 'timeout') return { kind: 'unknown' };
  if (!(error instanceof ApiError)) return { kind: 'refused', ...problemOf(error) };
  const { approvalId } = error.problem;
  if (code === 'approval_required' && approvalId) return { kind: 'approval', approvalId };
  if (error.foreign || error.status >= 500) return { kind: 'unknown' };
  if (error.errors.length > 0) return { kind: 'fields', errors: error.errors, message: error.message };
  return { kind: 'refused', ...problemOf(error) };
}

/** Returns the API's message about a field of the body, or of something inside it: `amount` also takes `body.amount.currency`. */
export function messageAt(obstacle: Obstacle | undefined, field: string): string | undefined {
  if (obstacle?.kind !== 'fields') return undefined;
  const place = `body.${field}`;
  return obstacle.errors.find(({ path }) => path === place || path.startsWith(`${place}.`))?.message;
}
