import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  type KeyObject,
} from 'node:crypto';
import * as z from 'zod';
import type { DoorKey } from '../contract/door.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';

const seed = z.string().min(32);

/** The most former keys whose codes are still valid. */
export const formerKeys = 4;

/**
 * The content of the secret. `current` signs. Codes of `former` keys are valid, since people keep them on paper. Devices
 * learn of `next` before it signs, so that a device without a network knows the key of each code.
 */
export const doorSecret = z.object({
  current: seed,
  next: seed.optional(),
  former: z.array(seed).max(formerKeys).default([]),
  /** Short codes come from it, so that they stay when the key changes. At first they come from `current`. */
  shortCodes: seed.optional(),
});
export type DoorSecret = z.infer<typeof doorSecret>;

export interface DoorKeyPair extends DoorKey {
  readonly privateKey: KeyObject;
  readonly public: KeyObject;
}

/** A private key in PKCS #8 is these bytes and the key's 32 (RFC 8410, section 7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Makes the keys of a secret text. The same text always gives the same keys. */
export function doorKeyOf(secret: string): DoorKeyPair {
  const bytes = createHmac('sha256', secret).update('stampede:door-key').digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, bytes]), format: 'der', type: 'pkcs8' });
  const publicPart = createPublicKey(privateKey);
  const publicKey = publicPart.export({ format: 'jwk' }).x ?? '';
  const id = createHash('sha256').update(publicKey).digest().readUInt16BE() >> 4;
  return { id, publicKey, privateKey, public: publicPart };
}

/** The valid keys, as the secret has them now. */
export interface DoorKeys {
  /** Returns the key that signs. @throws AppError `unavailable` when the secret cannot be read */
  current(): Promise<DoorKeyPair>;
  /** Returns all valid keys, the current one first. @throws AppError `unavailable` when the secret cannot be read */
  all(): Promise<readonly DoorKeyPair[]>;
  /** Returns the key of short codes. @throws AppError `unavailable` when the secret cannot be read */
  shortCodes(): Promise<KeyObject>;
}

/** How long a container uses a secret that it read. The codes of a removed key are accepted for this long. */
export const doorKeysKeptMs = 60_000;

interface Known {
  readonly pairs: readonly [DoorKeyPair, ...DoorKeyPair[]];
  readonly shortCodes: KeyObject;
  readonly readAt: number;
}

/** Returns the text that short codes come from. */
export const shortCodesOf = ({ current, shortCodes = current }: DoorSecret): string => shortCodes;

/** Reads the secret at the first use, and again when the last read is too old. */
export function doorKeys({ read, clock }: { read: () => Promise<DoorSecret>; clock: Clock }): DoorKeys {
  let known: Known | undefined;
  const now = async (): Promise<Known> => {
    if (known && clock.now() - known.readAt < doorKeysKeptMs) return known;
    try {
      const secret = await read();
      const { current, next, former } = secret;
      known = {
        pairs: [doorKeyOf(current), ...[...(next ? [next] : []), ...former].map(doorKeyOf)],
        shortCodes: createSecretKey(
          createHmac('sha256', shortCodesOf(secret)).update('stampede:short-code').digest(),
        ),
        readAt: clock.now(),
      };
      return known;
    } catch (cause) {
      if (!known)
        throw new AppError('unavailable', 'The codes cannot be checked. Try again in a moment.', { cause });
      logger.warn('door keys not re-read', { error: cause });
      return known;
    }
  };
  return {
    all: async () => (await now()).pairs,
    current: async () => (await now()).pairs[0],
    shortCodes: async () => (await now()).shortCodes,
  };
}
