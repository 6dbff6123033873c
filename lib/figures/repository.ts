import type { Figures } from '../contract/figures.ts';
import type { DealId } from '../contract/ids.ts';
import { type Clock, toEpochMs, toEpochSeconds } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, QueryCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { applyOnce, transactionParts } from '../platform/once.ts';
import type { Random } from '../platform/random.ts';
import type { OfferId } from '../slots/sold-id.ts';
import { addNumbers } from './add-numbers.ts';
import {
  type CountedEvent,
  type FigureName,
  type MomentName,
  type Numbers,
  type OutcomeName,
  outcomeNames,
  unitsName,
} from './counted-event.ts';
import { type Tally, tallyOf } from './tally.ts';

const minutePrefix = 'minute#';
const minutesShown = 120;
/** A minute may have outcomes and no orders: holds that expired, or were paid. */
const minutesRead = 2 * minutesShown;
const secondsRead = 120;
/** The seconds of a sale serve its drop room and its replay. */
const secondsKeptMs = 30 * 86_400_000;

/**
 * The seconds of a deal have a partition of their own. Two consumers count at a time, each in about 100 transactions a
 * second at most. Each transaction writes the total and a minute, 4 write units, in one partition, and a second or two
 * in the other. Both stay below the 1,000 write units that DynamoDB gives a partition key.
 */
const secondsOf = (offerId: OfferId) => `seconds#${offerId}`;

/** The bounds of one transaction: a marker for each event, the deal's total, and the minutes and seconds. */
export const groupLimits = { events: 90, moments: transactionParts - 90 - 1 };

/** The counters of a deal for all time. */
export type Total = Numbers<FigureName> & {
  /** When events were last counted, in milliseconds. */
  readonly countedAt?: number;
};

/** The counters of a minute or of a second. */
export interface Moment {
  /** Its begin, as an instant. */
  readonly at: string;
  readonly numbers: Numbers<MomentName>;
}

export type FiguresRepository = ReturnType<typeof figuresRepository>;

/** Counters by deal or service: one item for all time (`total`), one for each minute and for each second with events. */
export function figuresRepository(
  dynamo: DynamoDBDocumentClient,
  table: string,
  { clock, random }: { clock: Clock; random: Random },
) {
  const add = addNumbers(table);
  const writesFor = (offerId: OfferId, { total, minutes, seconds }: Tally): TransactItem[] => [
    add(offerId, 'total', { ...total }, { countedAt: clock.now() }),
    ...[...minutes].map(([minute, numbers]) => add(offerId, `${minutePrefix}${minute}`, { ...numbers })),
    ...[...seconds].map(([second, numbers]) =>
      add(
        secondsOf(offerId),
        second,
        { ...numbers },
        { ttl: toEpochSeconds(toEpochMs(second) + secondsKeptMs) },
      ),
    ),
  ];

  /** Reads the newest items whose sort key is not below `first`, oldest first. */
  const newest = async (pk: string, first: string, limit: number) => {
    const { Items = [] } = await dynamo.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk >= :first',
        ExpressionAttributeValues: { ':pk': pk, ':first': first },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return Items.reverse();
  };

  const readOrders = async (dealId: DealId): Promise<{ total: Total; minutes: Moment[] }> => {
    // 'total' sorts after every 'minute#…', so one query from the end reads the total and the latest minutes.
    const items = await newest(dealId, minutePrefix, minutesRead + 1);
    return {
      total: items.find(({ sk }) => sk === 'total') ?? {},
      minutes: items.flatMap((item) =>
        item.sk === 'total' ? [] : [{ at: String(item.sk).slice(minutePrefix.length), numbers: item }],
      ),
    };
  };

  return {
    /**
     * Counts events of one deal or service. Each event counts once, however often it is delivered.
     * @param events within `groupLimits`
     */
    async countOnce(offerId: OfferId, events: readonly CountedEvent[]): Promise<void> {
      await applyOnce({ dynamo, table, clock, random }, events, (fresh) =>
        writesFor(offerId, tallyOf(fresh)),
      );
    },

    /** Returns the total and the latest minutes, oldest first: a read unit for some 80 minutes. */
    readOrders,

    /** Returns the latest seconds with events, oldest first: about a read unit. */
    readSeconds: async (dealId: DealId): Promise<Moment[]> =>
      (await newest(secondsOf(dealId), '0', secondsRead)).map((item) => ({
        at: String(item.sk),
        numbers: item,
      })),

    /** Returns the figures; zeros for a deal without events. */
    async get(dealId: DealId): Promise<Omit<Figures, 'revenue' | 'revenueByDay'>> {
      const { total, minutes } = await readOrders(dealId);
      const byOutcome = (name: (outcome: OutcomeName) => FigureName) =>
        Object.fromEntries(outcomeNames.map((outcome) => [outcome, total[name(outcome)] ?? 0])) as Record<
          OutcomeName,
          number
        >;
      return {
        dealId,
        orders: total.orders ?? 0,
        ...byOutcome((outcome) => outcome),
        units: byOutcome(unitsName),
        unitsByMinute: minutes
          .flatMap(({ at, numbers: { orders, units = 0 } }) =>
            orders === undefined ? [] : [{ minute: at, orders, units }],
          )
          .slice(-minutesShown),
      };
    },
  };
}
