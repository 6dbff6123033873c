import { decodeJwt, errors, type JWTVerifyGetKey, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { guestId } from '../../contract/ids.ts';
import { type RiskReason, riskReason } from '../../contract/risk.ts';
import type { Caller } from '../caller.ts';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { SigningKeys } from '../signing.ts';
import { refuseGuest, type VerifyToken } from './authorize.ts';
import { customerFrom, staffFrom } from './claims.ts';
import { isOutage, poolKeys } from './pool-keys.ts';

export const guestIssuer = 'stampede:guests';
const guestLifetimeMs = 30 * 24 * 3_600_000;

/** A guest's token is signed by us alone, so no token of a user pool can ever be one. */
export async function signGuestToken(
  keys: SigningKeys,
  id: string,
  clock: Clock,
  noticed: readonly RiskReason[] = [],
): Promise<{ token: string; expiresAt: number }> {
  const now = clock.now();
  const expiresAt = now + guestLifetimeMs;
  const token = await new SignJWT(noticed.length > 0 ? { noticed } : {})
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(guestIssuer)
    .setSubject(id)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .sign(keys('guest-token'));
  return { token, expiresAt };
}

export interface PoolSettings {
  readonly issuer: string;
  readonly clientId: string;
}

interface VerifierSettings {
  readonly customers: PoolSettings;
  readonly staff: PoolSettings;
  /** Left out where no guest may call: so few functions hold the key that guests' tokens are made with. */
  readonly keys: SigningKeys | undefined;
  readonly clock: Clock;
}

/**
 * Verifies tokens: guests' by our own key, customers' and staff's by the published keys of their pool. Signature,
 * issuer, client, expiry and token use must all be right.
 * @see
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export function tokenVerifier({ customers, staff, keys, clock }: VerifierSettings): VerifyToken {
  const customerKeys = poolKeys(customers.issuer, clock);
  const staffKeys = poolKeys(staff.issuer, clock);
  const guestKey = keys?.('guest-token');
  const currentDate = () => new Date(clock.now());

  const ofPool = async (token: string, pool: PoolSettings, poolKeySet: JWTVerifyGetKey) => {
    const { payload } = await jwtVerify(token, poolKeySet, {
      issuer: pool.issuer,
      algorithms: ['RS256'],
      currentDate: currentDate(),
      requiredClaims: ['exp', 'sub'],
    });
    if (payload.client_id !== pool.clientId)
      throw new AppError('unauthenticated', 'The token was made for another application.');
    return payload;
  };
  const ofGuest = async (token: string): Promise<Caller> => {
    if (!guestKey) throw refuseGuest();
    const { payload } = await jwtVerify(token, guestKey, {
      issuer: guestIssuer,
      algorithms: ['HS256'],
      currentDate: currentDate(),
      requiredClaims: ['exp', 'sub'],
    });
    const noticed = z.array(riskReason).safeParse(payload.noticed).data;
    return { kind: 'guest', id: guestId.parse(payload.sub), ...(noticed && { noticed }) };
  };

  return async (token) => {
    try {
      // The claimed issuer only chooses the key; the signature then proves it.
      const { iss } = decodeJwt(token);
      if (iss === guestIssuer) return await ofGuest(token);
      if (iss === customers.issuer) return customerFrom(await ofPool(token, customers, customerKeys));
      if (iss === staff.issuer) return staffFrom(await ofPool(token, staff, staffKeys));
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      if (isOutage(cause))
        throw new AppError('unavailable', 'The token could not be checked just now.', { cause });
      throw invalid(
        cause instanceof errors.JWTExpired
          ? 'The token has expired. Refresh it, or sign in again.'
          : 'The token is not valid.',
        cause,
      );
    }
    throw invalid('The token comes from somewhere else.');
  };
}

/** As RFC 6750 (3.1) has it, so that clients of any kind know that another token may do. */
const invalid = (why: string, cause?: unknown) =>
  new AppError('unauthenticated', why, {
    cause,
    challenge: `error="invalid_token", error_description="${why}"`,
  });
