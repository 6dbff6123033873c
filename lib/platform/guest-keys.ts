import { createHmac } from 'node:crypto';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { type Clock, systemClock } from './clock.ts';
import { readEnvironment, text } from './environment.ts';
import { AppError } from './errors.ts';
import { logger } from './logger.ts';
import { secretsClient } from './secrets-client.ts';

const key = z.string().min(32);

/**
 * The content of the secret of guest tokens. New tokens are made with the current key, those of the previous one are still
 * taken; the next one is taken before it is used, so that every container knows it by then. A leaked key is taken out
 * (docs/runbook.md).
 */
export const guestSecret = z.object({ current: key, previous: key.optional(), next: key.optional() });
export type GuestSecret = z.infer<typeof guestSecret>;

export interface GuestKey {
  /** As tokens name it (`kid`); it says nothing of the key. */
  readonly id: string;
  /** 64 bytes, for A256CBC-HS512. */
  readonly key: Uint8Array;
}

/** The live keys of guest tokens, as the secret has them by now. */
export interface GuestKeys {
  /** The one for new tokens. @throws AppError `unavailable` when nobody can read it */
  current(): Promise<GuestKey>;
  /** Undefined when no live key has this id. @throws AppError `unavailable` when nobody can read them */
  find(id: string): Promise<GuestKey | undefined>;
}

/**
 * So long a container takes what it read for the truth: as long as a key goes on working that was taken out. The
 * rotation waits for longer before the next key becomes the current one.
 */
export const keptMs = 60_000;
/** A read that failed is not tried again sooner than this. */
const restMs = 10_000;

interface GuestKeySettings {
  readonly read: () => Promise<GuestSecret>;
  readonly clock: Clock;
}

export const guestKeyOf = (secret: string): GuestKey => ({
  id: createHmac('sha256', secret).update('stampede:guest-key-id').digest('base64url').slice(0, 8),
  key: createHmac('sha512', secret).update('stampede:guest-token').digest(),
});

/** Reads the secret at once, and again whenever what it read is old. */
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
        // The sale goes on with what was true a minute ago.
        logger.warn('the keys of guest tokens could not be read again', { error: cause });
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

  // A container that starts has time for it before its first request; that one meets the error, if there is one.
  void live().catch(() => {});
  return {
    async current() {
      const [current] = await live();
      if (!current) throw unreadable();
      return current;
    },
    async find(id) {
      const found = (await live()).find((each) => each.id === id);
      // Of what is old nobody can tell whether this key is one by now.
      if (!found && isOld()) throw unreadable();
      return found;
    },
  };
}

const unreadable = (cause?: unknown) =>
  new AppError('unavailable', 'The token could not be checked just now.', { cause });

/** The keys of this stage. */
export function stageGuestKeys(): GuestKeys {
  const { GUEST_TOKEN_SECRET_ARN: SecretId } = readEnvironment({ GUEST_TOKEN_SECRET_ARN: text });
  const secrets = secretsClient();
  const read = async () => {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    return guestSecret.parse(JSON.parse(SecretString ?? ''));
  };
  return guestKeys({ read, clock: systemClock });
}
