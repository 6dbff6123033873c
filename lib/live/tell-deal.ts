import type { Availability } from '../contract/availability.ts';
import type { DealId } from '../contract/ids.ts';
import type { LivePoll } from '../contract/live.ts';
import type { Clock } from '../platform/clock.ts';
import { untilSettled } from '../platform/until-settled.ts';
import { type AnnounceDeps, announce } from './announce.ts';
import { decideTelling, decideWait, type PollRules } from './decide.ts';
import type { Head } from './head.ts';
import { dealTopic } from './topic.ts';
import { type LiveTopics, lastMessage } from './topics.ts';

export interface TellDealDeps extends AnnounceDeps {
  readonly topics: LiveTopics;
  /** Reads the availability as stored now, with a consistent read. */
  readonly availability: (dealId: DealId) => Promise<Availability | undefined>;
  readonly poll: PollRules;
  readonly clock: Clock;
  readonly pause: (ms: number) => Promise<void>;
}

/** Two updates of one deal rarely meet: its messages are a second apart. */
const patience = { races: 5, busy: 'Other messages about the deal keep taking its number.' } as const;

/** How often polling clients should ask, in seconds. The CDN caches an answer for one second. */
export const pollEvery = { everySeconds: 5, jitterSeconds: 5 } as const;

export const pollOf = (dealId: DealId): LivePoll => ({
  type: 'poll',
  topic: dealTopic(dealId).name,
  ...pollEvery,
});

/**
 * Sends a deal's availability to its watchers, once an update may go. The mark is removed first and the stock is read
 * after that. Every later change sets a new mark, so the last state is always sent. The head is read before the stock,
 * so an older state never gets a newer number.
 */
export async function tellDeal(deps: TellDealDeps, dealId: DealId, repeated: boolean): Promise<void> {
  const { topics } = deps;
  const { key } = dealTopic(dealId);
  await untilSettled(patience, async () => {
    const free = await whenFree(deps, key);
    await topics.clearDue(key);
    const availability = free && (await deps.availability(dealId));
    return !availability || (await tellOnce(deps, { ...free, availability }, repeated)) || undefined;
  });
}

/** Waits until a second has passed since the deal's latest message, and until that message is sent. */
async function whenFree({ topics, clock, pause }: TellDealDeps, key: string) {
  for (;;) {
    const [head, shards] = await Promise.all([topics.head(key), topics.watchers(key)]);
    const sent = Math.min(...shards.map(({ seq }) => seq));
    const wait = head ? decideWait(head, sent, clock.now()) : 0;
    if (wait === 0) return head && { head, watchers: shards.reduce((sum, { count }) => sum + count, 0) };
    await pause(wait);
  }
}

interface Found {
  readonly head: Head;
  readonly availability: Availability;
  readonly watchers: number;
}

/** Makes one attempt. @returns false when another function sent a message in the meantime */
async function tellOnce(deps: TellDealDeps, found: Found, repeated: boolean): Promise<boolean> {
  const { topics, poll, clock } = deps;
  const { head, availability } = found;
  const { dealId } = availability;
  const { key } = dealTopic(dealId);
  switch (decideTelling({ ...found, now: clock.now(), repeated }, poll)) {
    case 'nothing':
      return isLatest(deps, key, head);
    case 'again': {
      const last = lastMessage(key, head);
      if (last) await announce(deps, key, last);
      return isLatest(deps, key, head);
    }
    case 'poll':
      if (!(await topics.setPolled(key, head))) return false;
      await announce(deps, key, pollOf(dealId));
      return true;
    case 'append': {
      const message = await topics.append(key, head, { event: 'deal.availability', data: availability });
      if (message) await announce(deps, key, message);
      return message !== undefined;
    }
  }
}

/** The state just read may be old for this head, and new for a head that was made in the meantime. */
const isLatest = async ({ topics }: TellDealDeps, key: string, { seq }: Head): Promise<boolean> =>
  (await topics.head(key))?.seq === seq;
