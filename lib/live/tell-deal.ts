import type { Availability } from '../contract/deal.ts';
import type { DealId } from '../contract/ids.ts';
import type { LivePoll } from '../contract/live.ts';
import type { Clock } from '../platform/clock.ts';
import { type AnnounceDeps, announce } from './announce.ts';
import { decideTelling, type PollRules } from './decide.ts';
import type { Head } from './head.ts';
import type { DealUpdateQueue } from './queues.ts';
import { dealTopic } from './topic.ts';
import { type LiveTopics, lastMessage } from './topics.ts';

export interface TellDealDeps extends AnnounceDeps {
  readonly topics: LiveTopics;
  /** As it is stored now, read consistently. */
  readonly availability: (dealId: DealId) => Promise<Availability | undefined>;
  readonly updates: DealUpdateQueue;
  readonly poll: PollRules;
  readonly clock: Clock;
}

/** Two tellings of one deal meet rarely: its messages are a second apart. */
const attempts = 5;

/** How often who polls should ask. The CDN keeps an answer for a second. */
export const pollEvery = { everySeconds: 5, jitterSeconds: 5 } as const;

export const pollOf = (dealId: DealId): LivePoll => ({
  type: 'poll',
  topic: dealTopic(dealId).name,
  ...pollEvery,
});

/**
 * Tells the watchers of a deal how it stands. The mark goes first, and the stock is read after that: whatever changes
 * from then on marks again, so the last state is always told.
 */
export async function tellDeal(deps: TellDealDeps, dealId: DealId, repeated: boolean): Promise<void> {
  const { topics } = deps;
  const { key } = dealTopic(dealId);
  await topics.clearDue(key);
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const head = await topics.head(key);
    const availability = head && (await deps.availability(dealId));
    if (!availability || (await tellOnce(deps, head, availability, repeated))) return;
  }
  throw new Error(`${key} was told by others ${attempts} times`);
}

/** @returns false when somebody else told something meanwhile. */
async function tellOnce(
  deps: TellDealDeps,
  head: Head,
  availability: Availability,
  repeated: boolean,
): Promise<boolean> {
  const { topics, poll, clock } = deps;
  const { dealId } = availability;
  const { key } = dealTopic(dealId);
  const shards = await topics.watchers(key);
  const watchers = shards.reduce((sum, { count }) => sum + count, 0);
  const sent = Math.min(...shards.map(({ seq }) => seq));
  const telling = decideTelling({ head, availability, watchers, sent, now: clock.now(), repeated }, poll);
  switch (telling) {
    case 'nothing':
      return true;
    case 'again': {
      const last = lastMessage(key, head);
      if (last) await announce(deps, key, last);
      return true;
    }
    case 'wait':
      // Whoever marked it meanwhile has sent the message that this would be.
      if (await topics.markDue(key, `after ${head.seq}`)) await deps.updates.send({ dealId }, 1);
      return true;
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
