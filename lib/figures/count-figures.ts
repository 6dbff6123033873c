import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { recordedBooking } from '../contract/booking.ts';
import { envelope } from '../contract/events/envelope.ts';
import type { DealId } from '../contract/ids.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { logger } from '../platform/logger.ts';
import { type FiguresRepository, groupLimits } from './repository.ts';
import { type BookingEvent, groupByDeal, matters } from './tally.ts';

interface Deps {
  readonly figures: Pick<FiguresRepository, 'countOnce'>;
}

/** What the queue holds: an EventBridge event whose detail is our envelope. */
const message = z.object({ detail: envelope.extend({ data: recordedBooking }) });

type Delivered = BookingEvent & { readonly messageId: string };

/** Deals side by side; the groups of one deal meet at its total, so they go one after the other. */
const dealsAtOnce = 8;

/**
 * Counts what happened to orders, each event once.
 * @returns the ids of the messages that must come again: what could not be read reaches the DLQ by itself, what could
 * not be written is tried again.
 */
export async function countFigures({ figures }: Deps, records: readonly SQSRecord[]): Promise<string[]> {
  const { readable, unreadable } = read(records);
  const deals = groupByDeal(
    readable.filter(({ booking }) => matters(booking)),
    groupLimits,
  );
  const lost = await inParallel([...deals], dealsAtOnce, ([dealId, groups]) =>
    countDeal(figures, dealId, groups),
  );
  return [...unreadable, ...lost.flatMap((deal) => (deal.status === 'fulfilled' ? deal.value : []))];
}

/**
 * After a failure the deal's other groups wait for the next delivery: they would meet the same contention.
 * @returns the ids of the messages whose events were not counted.
 */
async function countDeal(
  figures: Deps['figures'],
  dealId: DealId,
  groups: readonly Delivered[][],
): Promise<string[]> {
  for (const [index, group] of groups.entries()) {
    try {
      await figures.countOnce(dealId, group);
    } catch (error) {
      const left = groups.slice(index).flat();
      logger.error('events were not counted', { dealId, count: left.length, error });
      return left.map(({ messageId }) => messageId);
    }
  }
  return [];
}

function read(records: readonly SQSRecord[]): { readable: Delivered[]; unreadable: string[] } {
  const readable: Delivered[] = [];
  const unreadable: string[] = [];
  for (const { messageId, body } of records) {
    const event = parse(body);
    if (event) readable.push({ ...event, messageId });
    else {
      logger.error('a message is not an event of a booking', { messageId });
      unreadable.push(messageId);
    }
  }
  return { readable, unreadable };
}

function parse(body: string): BookingEvent | undefined {
  try {
    const { source, id, data } = message.parse(JSON.parse(body)).detail;
    return { source, id, booking: data };
  } catch {
    return undefined;
  }
}
