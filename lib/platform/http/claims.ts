import { type StaffRole, staffRoles } from '../../contract/operation.ts';
import type { Caller } from '../caller.ts';
import { AppError } from '../errors.ts';
import { idFrom } from '../ids.ts';

type Claims = Readonly<Record<string, unknown>>;

/** @throws AppError `unauthenticated` when these are not the claims of an access token. */
export function customerFrom(claims: Claims): Caller {
  const sub = subjectOf(claims);
  const { username } = claims;
  const subject = typeof username === 'string' && username !== '' ? username : sub;
  return { kind: 'customer', id: idFrom('cus', sub), subject, signedInAt: signInOf(claims) };
}

/** The claim that says how staff proved who they are; the staff pool's token trigger writes it. */
export const secondFactor = { claim: 'second_factor', totp: 'totp' } as const;

/**
 * The pool requires an authenticator app, yet a pool is a setting that can be changed, and there are ways into it that
 * ask for none: so the token itself must say it.
 * @throws AppError `unauthenticated` when these are not the claims of an access token, `second_factor_required`
 */
export function staffFrom(claims: Claims): Caller {
  const sub = subjectOf(claims);
  if (claims[secondFactor.claim] !== secondFactor.totp)
    throw new AppError('second_factor_required', 'Sign in with your authenticator app.', {
      challenge: 'error="insufficient_user_authentication", error_description="A second factor is required"',
    });
  return {
    kind: 'staff',
    id: sub,
    roles: rolesOf(claims['cognito:groups']),
    sellerId: idFrom('slr', sub),
    signedInAt: signInOf(claims),
  };
}

/** An id token carries the same subject but was not made to open an API. */
function subjectOf(claims: Claims): string {
  if (claims.token_use !== 'access')
    throw new AppError('unauthenticated', 'Send the access token, not the id token.');
  if (typeof claims.sub !== 'string' || claims.sub === '')
    throw new AppError('unauthenticated', 'The token names nobody.');
  return claims.sub;
}

/** Cognito carries `auth_time` over when it refreshes a token. A token that does not say when: signed in long ago. */
const signInOf = ({ auth_time: seconds }: Claims): number =>
  typeof seconds === 'number' ? seconds * 1000 : 0;

const rolesOf = (groups: unknown): StaffRole[] =>
  staffRoles.filter((role) => Array.isArray(groups) && groups.includes(role));
