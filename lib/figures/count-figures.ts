import type { Delivered } from '../platform/consume.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import type { Message } from '../platform/messages.ts';
import type { OfferId } from '../slots/sold-id.ts';
import { type CountedEvent, toCounted } from './counted-event.ts';
import type { countedEvents } from './listens-to.ts';
import { type FiguresRepository, groupLimits } from './repository.ts';
import { groupByDeal } from './tally.ts';

interface Deps {
  readonly figures: Pick<FiguresRepository, 'countOnce'>;
}

type EventMessage = Message<Delivered<(typeof countedEvents)[number]>>;
type Counted = CountedEvent & { readonly message: EventMessage };

/**
 * Deals that are processed in parallel. The groups of one deal all write its total, so they run one after the other.
 */
const dealsAtOnce = 8;

/**
 * Counts the events of orders and of refused payments, each event once.
 * @returns the messages whose events were not written, to redeliver
 */
export async function countFigures(
  { figures }: Deps,
  messages: readonly EventMessage[],
): Promise<EventMessage[]> {
  const counted = messages.flatMap((message): Counted[] => {
    const event = toCounted(message.body);
    return event ? [{ ...event, message }] : [];
  });
  const lost = await inParallel([...groupByDeal(counted, groupLimits)], dealsAtOnce, ([offerId, groups]) =>
    countDeal(figures, offerId, groups),
  );
  return lost.flatMap((deal) => (deal.status === 'fulfilled' ? deal.value : []));
}

/**
 * Counts the events of one deal. After a failure its other groups wait for the next delivery, because they would meet
 * the same contention.
 * @returns the messages whose events were not counted
 */
async function countDeal(
  figures: Deps['figures'],
  offerId: OfferId,
  groups: readonly Counted[][],
): Promise<EventMessage[]> {
  for (const [index, group] of groups.entries()) {
    try {
      await figures.countOnce(offerId, group);
    } catch (error) {
      const left = groups.slice(index).flat();
      logger.error('events not counted', { offerId, count: left.length, error });
      return left.map(({ message }) => message);
    }
  }
  return [];
}
