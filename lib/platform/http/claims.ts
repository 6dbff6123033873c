import { type StaffRole, staffRoles } from '../../contract/operation.ts';
import type { Caller, Staff } from '../caller.ts';
import { AppError } from '../errors.ts';
import { idFrom } from '../ids.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Returns the customer. @throws AppError `unauthenticated` when these are not the claims of an access token */
export function customerFrom(claims: Claims): Caller {
  const sub = subjectOf(claims);
  const { username } = claims;
  const subject = typeof username === 'string' && username !== '' ? username : sub;
  return { kind: 'customer', id: idFrom('cus', sub), subject, signedInAt: signInOf(claims) };
}

/** The claim that says how staff proved their identity. The token trigger of the staff pool writes it. */
export const secondFactor = { claim: 'second_factor', totp: 'totp' } as const;

/**
 * Returns the member of staff. The pool requires an authenticator app, but its settings may change, and some of its
 * sign-ins need no app. The token itself must therefore have the claim.
 * @throws AppError `unauthenticated` when these are not the claims of an access token, `second_factor_required`
 */
export function staffFrom(claims: Claims): Staff {
  const sub = subjectOf(claims);
  if (claims[secondFactor.claim] !== secondFactor.totp)
    throw new AppError(
      'second_factor_required',
      'This needs a second factor. Sign in with your authenticator app.',
      {
        challenge:
          'error="insufficient_user_authentication", error_description="A second factor is required"',
      },
    );
  return {
    kind: 'staff',
    id: sub,
    roles: rolesOf(claims['cognito:groups']),
    signedInAt: signInOf(claims),
  };
}

/** An id token has the same subject, but it is not for calling an API. */
function subjectOf(claims: Claims): string {
  if (claims.token_use !== 'access')
    throw new AppError('unauthenticated', 'This is an id token. Send the access token.');
  if (typeof claims.sub !== 'string' || claims.sub === '')
    throw new AppError('unauthenticated', 'The token has no subject. Sign in again.');
  return claims.sub;
}

/** Cognito keeps `auth_time` when it refreshes a token. A token without it counts as signed in long ago. */
const signInOf = ({ auth_time: seconds }: Claims): number =>
  typeof seconds === 'number' ? seconds * 1000 : 0;

const rolesOf = (groups: unknown): StaffRole[] =>
  staffRoles.filter((role) => Array.isArray(groups) && groups.includes(role));
