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

/** A message as it arrived. */
export interface Incoming {
  readonly connectionId: string;
  readonly address: string;
  /** Whether the message fits its schema. */
  readonly isReadable: boolean;
  /** Public topics, which may be stored in the same write as the count. */
  readonly topics?: ReadonlySet<string>;
}

/** `silent`: the connection is closed or about to be closed, and gets no answer. */
export type Received = CountedMessage | { readonly kind: 'too_many' | 'unreadable' | 'silent' };

/**
 * Counts a message before any other work, also pings and invalid messages. After too many refusals it closes the
 * connection, once, and answers no more.
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

/** Closes the connection. When closing fails, the client gets no answers all the same, and opens a new connection. */
async function close({ sockets }: ReceiveDeps, connectionId: string): Promise<void> {
  await sockets.close(connectionId).catch((error: unknown) => {
    logger.warn('connection not closed', { error });
  });
}
