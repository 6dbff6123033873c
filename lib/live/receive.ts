import { liveLimits } from '../contract/live.ts';
import type { Clock } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import type { ClosableSockets } from '../platform/sockets.ts';
import { isBlocked, type SwitchReader } from '../platform/switches.ts';
import type { CountedMessage, MessageCounts } from './message-counts.ts';

export interface ReceiveDeps {
  readonly counts: Pick<MessageCounts, 'count' | 'strike'>;
  readonly sockets: Pick<ClosableSockets, 'close'>;
  readonly switches: SwitchReader;
  readonly clock: Clock;
}

/** A message as it came. */
export interface Incoming {
  readonly connectionId: string;
  readonly address: string;
  /** Whether it is one that its schema knows. */
  readonly isReadable: boolean;
  /** Topics that may be noted with it: those that are anybody's. */
  readonly topics?: ReadonlySet<string>;
}

/** `silent`: the connection is closed, or about to be; nothing is answered. */
export type Received = CountedMessage | { readonly kind: 'too_many' | 'unreadable' | 'silent' };

/**
 * Counts a message before anything else is done for it, pings and nonsense alike. A client that goes on after some
 * refusals is not answered any more: its connection is closed, once.
 */
export async function receive(
  deps: ReceiveDeps,
  { connectionId, address, isReadable, topics }: Incoming,
): Promise<Received> {
  const off = await deps.switches.look();
  if (!off.liveSockets || isBlocked(off, address, deps.clock.now())) {
    await close(deps, connectionId);
    return { kind: 'silent' };
  }
  const counted = await deps.counts.count(connectionId, deps.clock.now(), topics);
  if (counted.kind === 'closed') return { kind: 'silent' };
  if (counted.kind === 'counted' && isReadable) return counted;
  const strikes = await deps.counts.strike(connectionId);
  if (strikes === liveLimits.refusedMessages) await close(deps, connectionId);
  if (strikes === undefined || strikes >= liveLimits.refusedMessages) return { kind: 'silent' };
  return { kind: counted.kind === 'too_many' ? 'too_many' : 'unreadable' };
}

/** Closes the connection. A client whose connection cannot be closed is not answered either: it opens another. */
async function close({ sockets }: ReceiveDeps, connectionId: string): Promise<void> {
  await sockets.close(connectionId).catch((error: unknown) => {
    logger.warn('a connection was not closed', { error });
  });
}
