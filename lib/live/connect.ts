import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Limiter } from '../platform/limits/limiter.ts';
import { addressDigestOf } from '../platform/limits/subject.ts';
import { takeAll } from '../platform/limits/take.ts';
import { logger } from '../platform/logger.ts';
import { isBlocked, type SwitchReader } from '../platform/switches.ts';
import { mayConnect } from './decide-origin.ts';
import type { OpenCounts } from './open-counts.ts';

export interface ConnectDeps {
  readonly switches: SwitchReader;
  /** Connects of an address in a minute. */
  readonly connects: Limiter;
  readonly open: OpenCounts;
  /** How many connections an address may have open. */
  readonly mostOpen: number;
  /** Of the stage's pages. */
  readonly origins: readonly string[];
  readonly addressKey: Buffer;
  readonly clock: Clock;
}

export interface Handshake {
  readonly address: string;
  readonly origin: string | undefined;
  readonly host: string;
  /** In milliseconds since the epoch, as API Gateway says it again when the connection ends. */
  readonly connectedAt: number;
}

/** The status of the handshake; whatever is not 200 refuses it. */
export type HandshakeStatus = 200 | 403 | 429 | 503;

/**
 * Decides on a handshake. A socket is nobody's, so all that can be limited is its address; thousands may share one, and
 * whoever is refused polls. Limits that cannot be counted let it in.
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
    // Of a handshake that is refused nobody tells the end.
    await open.close(subject, connectedAt);
    return false;
  } catch (error) {
    logger.warn('open connections are not counted just now', { error });
    return true;
  }
}

/** A connection that was let in has ended. */
export async function disconnected(
  { open, addressKey }: Pick<ConnectDeps, 'open' | 'addressKey'>,
  { address, connectedAt }: Pick<Handshake, 'address' | 'connectedAt'>,
): Promise<void> {
  await open.close(addressDigestOf(addressKey, address), connectedAt);
}
