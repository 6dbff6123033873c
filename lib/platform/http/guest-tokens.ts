import { createHash } from 'node:crypto';
import { EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose';
import * as z from 'zod';
import { guestId } from '../../contract/ids.ts';
import { type RiskReason, riskReasons } from '../../contract/risk.ts';
import type { Guest } from '../caller.ts';
import type { Clock } from '../clock.ts';
import type { GuestKeys } from '../guest-keys.ts';
import type { Device } from './authorize.ts';
import { invalidToken } from './invalid-token.ts';

const dayMs = 86_400_000;

export const guestIssuer = 'stampede:guests';
/** So long a token is good: what is stolen, or hoarded before a sale, is worth little. */
export const guestTokenMs = dayMs;
/** So long after its end the device that it was made on may still have it renewed. */
export const guestRenewalMs = 30 * dayMs;

const encryption = 'A256CBC-HS512';

interface NewToken {
  readonly id: string;
  /** The device that the token is good on; undefined where it named none. */
  readonly deviceId: string | undefined;
  /** Signs of risk that were noticed. Nobody can read them, or tell from its length whether a token has any. */
  readonly noticed: readonly RiskReason[];
}

/**
 * Makes a token that only we can read or make (JWE, with a key for authenticated encryption).
 * @returns with it, when it ends, in ms
 */
export async function sealGuestToken(
  keys: GuestKeys,
  { id, deviceId, noticed }: NewToken,
  clock: Clock,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const { id: kid, key } = await keys.current();
  const now = clock.now();
  const expiresAt = now + guestTokenMs;
  const claims = {
    noticed: noticed.join(' ').padEnd(longest),
    ...(deviceId !== undefined && { device: digestOf(id, deviceId) }),
  };
  const token = await new EncryptJWT(claims)
    .setProtectedHeader({ alg: 'dir', enc: encryption, kid })
    .setIssuer(guestIssuer)
    .setSubject(id)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .encrypt(key);
  return { token, expiresAt };
}

/** A token that nobody but us can make: five parts, of which only the first can be read. */
export const isGuestToken = (token: string): boolean => token.split('.').length === 5;

/**
 * The guest of a token, on the device that it was made on.
 * @throws AppError `unauthenticated` for another device, or for none where the operation asks for one
 */
export async function openGuestToken(
  keys: GuestKeys,
  token: string,
  { clock, device }: { readonly clock: Clock; readonly device: Device },
): Promise<Guest> {
  const payload = await decrypted(keys, token, clock);
  return guestOf(payload, device);
}

/**
 * The guest whose token is to be renewed: also for some time after its end, but then only on the device that it was
 * made on. Without a device a token is all that its holder can show, and ends for good.
 * @throws AppError `unauthenticated`
 */
export async function openForRenewal(
  keys: GuestKeys,
  token: string,
  { clock, device }: { readonly clock: Clock; readonly device: Device },
): Promise<Guest> {
  const payload = await decrypted(keys, token, clock, guestRenewalMs);
  const hasEnded = (payload.exp ?? 0) * 1000 <= clock.now();
  if (hasEnded && payload.device === undefined)
    throw invalidToken('The token has expired. Without a device id it cannot be renewed any more.');
  return guestOf(payload, device);
}

async function decrypted(keys: GuestKeys, token: string, clock: Clock, toleranceMs = 0): Promise<JWTPayload> {
  const keyOf = async ({ kid }: { readonly kid?: string }) => {
    const found = await keys.find(kid ?? '');
    if (!found) throw invalidToken('The token is not valid any more.');
    return found.key;
  };
  const { payload } = await jwtDecrypt(token, keyOf, {
    issuer: guestIssuer,
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: [encryption],
    currentDate: new Date(clock.now()),
    clockTolerance: toleranceMs / 1000,
    requiredClaims: ['exp', 'sub'],
  });
  return payload;
}

function guestOf({ sub, noticed, device: bound }: JWTPayload, { id, isAskedFor }: Device): Guest {
  const own = guestId.parse(sub);
  // A device that is not named matters only where the operation reads one.
  if (bound !== undefined && (id !== undefined || isAskedFor) && digestOf(own, id ?? '') !== bound)
    throw invalidToken('The token belongs to another device: send the X-Device-Id that it was made with.');
  const marks = z.array(z.enum(riskReasons)).safeParse(String(noticed).split(' ').filter(Boolean)).data ?? [];
  return { kind: 'guest', id: own, ...(marks.length > 0 && { noticed: marks }) };
}

/** All that can be noticed, one after the other: shorter lists are filled up to this. */
const longest = riskReasons.join(' ').length;

/** Nobody but us reads it, and two guests of a device have nothing in common. */
const digestOf = (id: string, deviceId: string): string =>
  createHash('sha256').update(`${id}\n${deviceId}`).digest().subarray(0, 12).toString('base64url');
