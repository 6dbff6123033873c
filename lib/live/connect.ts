import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Limiter } from '../platform/limits/limiter.ts';
import { addressDigestOf } from '../platform/limits/subject.ts';
import { takeAll } from '../platform/limits/take.ts';
import { logger } from '../platform/logger.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { isBlocked, type SwitchReader } from '../platform/switches.ts';
import { mayConnect } from './decide-origin.ts';
import type { OpenCounts } from './open-counts.ts';

export interface ConnectDeps {
  readonly switches: SwitchReader;
  /** Limits the connects of an address in a minute. */
  readonly connects: Limiter;
  readonly open: OpenCounts;
  /** The most connections that an address may have open. */
  readonly mostOpen: number;
  /** The origins of the stage's pages. */
  readonly origins: readonly string[];
  readonly addressKey: MacKey;
  readonly clock: Clock;
}

export interface Handshake {
  readonly address: string;
  readonly origin: string | undefined;
  readonly host: string;
  /** Milliseconds since the epoch. API Gateway repeats this value when the connection ends. */
  readonly connectedAt: number;
}

/** The status of the handshake. Any status other than 200 refuses it. */
export type HandshakeStatus = 200 | 403 | 429 | 503;

/**
 * Decides on a handshake. A handshake has no user, so only its address can be limited. Thousands of users may share an
 * address, and a refused client polls instead. When the limits cannot be counted, the handshake is accepted.
 */
export async function connect(deps: ConnectDeps, handshake: Handshake): Promise<HandshakeStatus> {
  const off = await deps.switches.look();
  if (!off.liveSockets) return 503;
  if (!mayConnect(handshake, deps.origins)) return 403;
  if (isBlocked(off, handshake.address, deps.clock.now())) return 403;
  const subject = addressDigestOf(deps.addressKey, handshake.address);
  try {
    await takeAll([{ limiter: deps.connects, subject }], 'connections');
  } catch (error) {
    if (error instanceof AppError) return 429;
    throw error;
  }
  return (await hasRoom(deps, subject, handshake.connectedAt)) ? 200 : 429;
}

async function hasRoom(
  { open, mostOpen }: ConnectDeps,
  subject: string,
  connectedAt: number,
): Promise<boolean> {
  try {
    if ((await open.open(subject, connectedAt)) <= mostOpen) return true;
    // API Gateway reports no end for a refused handshake, so the count goes down here.
    await open.close(subject, connectedAt);
    return false;
  } catch (error) {
    logger.warn('open connections not counted', { error });
    return true;
  }
}

/** Counts the end of an accepted connection. */
export async function disconnected(
  { open, addressKey }: Pick<ConnectDeps, 'open' | 'addressKey'>,
  { address, connectedAt }: Pick<Handshake, 'address' | 'connectedAt'>,
): Promise<void> {
  await open.close(addressDigestOf(addressKey, address), connectedAt);
}
