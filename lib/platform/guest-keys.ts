import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { type Clock, systemClock } from './clock.ts';
import { nonEmpty, readEnvironment } from './environment.ts';
import { AppError } from './errors.ts';
import { logger } from './logger.ts';
import { GetSecretValueCommand, secretsClient } from './secrets-client.ts';

const key = z.string().min(32);

/**
 * The content of the secret of guest tokens. New tokens use the current key, and tokens of the previous key are still
 * accepted. The next key is accepted before its first use, so that every container knows it by then. A leaked key is
 * removed (docs/runbook.md).
 */
export const guestSecret = z.object({ current: key, previous: key.optional(), next: key.optional() });
export type GuestSecret = z.infer<typeof guestSecret>;

export interface GuestKey {
  /** The key's name in tokens (`kid`). It reveals nothing about the key. */
  readonly id: string;
  /** The half that proves that a token is ours. */
  readonly proving: KeyObject;
  /** The half that hides the content of a token. */
  readonly hiding: KeyObject;
}

/** The valid keys of guest tokens, as the secret has them now. */
export interface GuestKeys {
  /** Returns the key for new tokens. @throws AppError `unavailable` when the secret cannot be read */
  current(): Promise<GuestKey>;
  /**
   * Returns a valid key; undefined when none has this id. @throws AppError `unavailable` when the secret cannot be read
   */
  find(id: string): Promise<GuestKey | undefined>;
}

/**
 * How long a container uses a secret that it read. A removed key keeps working for this long. The rotation waits longer
 * than this before it makes the next key the current one.
 */
export const keptMs = 60_000;
/** The least time after a failed read before the next one. */
const restMs = 10_000;

interface GuestKeySettings {
  readonly read: () => Promise<GuestSecret>;
  readonly clock: Clock;
}

/** The two halves of 64 bytes, as A256CBC-HS512 uses them. */
export function guestKeyOf(secret: string): GuestKey {
  const bytes = createHmac('sha512', secret).update('stampede:guest-token').digest();
  return {
    id: createHmac('sha256', secret).update('stampede:guest-key-id').digest('base64url').slice(0, 8),
    proving: createSecretKey(bytes.subarray(0, 32)),
    hiding: createSecretKey(bytes.subarray(32)),
  };
}

/** Reads the secret at once, and again when the last read is too old. */
export function guestKeys({ read, clock }: GuestKeySettings): GuestKeys {
  let known: readonly GuestKey[] | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const isOld = () => clock.now() - readAt >= keptMs;
  const reread = () => {
    reading ??= read()
      .then(({ current, previous, next }) => {
        known = [current, previous, next].filter((one) => one !== undefined).map(guestKeyOf);
        readAt = clock.now();
      })
      .catch((cause: unknown) => {
        failedAt = clock.now();
        if (!known) throw unreadable(cause);
        // The sale goes on with the keys of a minute ago.
        logger.warn('guest token keys not re-read', { error: cause });
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  const live = async (): Promise<readonly GuestKey[]> => {
    if (isOld() && (!known || clock.now() - failedAt >= restMs)) await reread();
    return known ?? [];
  };

  // A container reads during its start, before its first request. When that fails, the first request gets the error.
  void live().catch(() => {});
  return {
    async current() {
      const [current] = await live();
      if (!current) throw unreadable();
      return current;
    },
    async find(id) {
      const found = (await live()).find((each) => each.id === id);
      // The last read is too old: this key may be valid by now.
      if (!found && isOld()) throw unreadable();
      return found;
    },
  };
}

const unreadable = (cause?: unknown) =>
  new AppError('unavailable', 'The token could not be checked. Try again in a moment.', { cause });

/** Returns the keys of this stage. */
export function stageGuestKeys(): GuestKeys {
  const { GUEST_TOKEN_SECRET_ARN: SecretId } = readEnvironment({ GUEST_TOKEN_SECRET_ARN: nonEmpty });
  const secrets = secretsClient();
  const read = async () => {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    return guestSecret.parse(JSON.parse(SecretString ?? ''));
  };
  return guestKeys({ read, clock: systemClock });
}
