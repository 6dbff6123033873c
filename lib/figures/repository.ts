import type { Figures } from '../contract/figures.ts';
import type { DealId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { type DynamoDBDocumentClient, QueryCommand } from '../platform/documents/commands.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { applyOnce, transactionParts } from '../platform/once.ts';
import type { Random } from '../platform/random.ts';
import { addNumbers } from './add-numbers.ts';
import {
  type BookingEvent,
  type FigureName,
  type OutcomeName,
  outcomeNames,
  type Tally,
  tallyOf,
  unitsName,
} from './tally.ts';

const minutePrefix = 'minute#';
const minutesShown = 120;

/** The bounds of one transaction: a marker for each event, the deal's total, and the minutes. */
export const groupLimits = { events: 90, minutes: transactionParts - 90 - 1 };

export type FiguresRepository = ReturnType<typeof figuresRepository>;

/** Counters by deal: one item for all time (`total`), and one for each minute with orders. */
export function figuresRepository(
  dynamo: DynamoDBDocumentClient,
  table: string,
  { clock, random }: { clock: Clock; random: Random },
) {
  const add = addNumbers(table);
  const writesFor = (dealId: DealId, { total, minutes }: Tally): TransactItem[] => [
    add(dealId, 'total', total),
    ...[...minutes].map(([minute, numbers]) => add(dealId, `${minutePrefix}${minute}`, { ...numbers })),
  ];

  return {
    /**
     * Counts events of one deal. Each event counts once, however often it is delivered.
     * @param events within `groupLimits`
     */
    async countOnce(dealId: DealId, events: readonly BookingEvent[]): Promise<void> {
      await applyOnce({ dynamo, table, clock, random }, events, (fresh) => writesFor(dealId, tallyOf(fresh)));
    },

    /** Returns the figures; zeros for a deal without events. */
    async get(dealId: DealId): Promise<Omit<Figures, 'revenue' | 'revenueByDay'>> {
      // 'total' sorts after every 'minute#…', so one query from the end reads the total and the latest minutes.
      const { Items = [] } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk >= :first',
          ExpressionAttributeValues: { ':pk': dealId, ':first': minutePrefix },
          ScanIndexForward: false,
          Limit: minutesShown + 1,
        }),
      );
      const total: Partial<Record<FigureName, number>> = Items.find(({ sk }) => sk === 'total') ?? {};
      const byOutcome = (name: (outcome: OutcomeName) => FigureName) =>
        Object.fromEntries(outcomeNames.map((outcome) => [outcome, total[name(outcome)] ?? 0])) as Record<
          OutcomeName,
          number
        >;
      const minutes = Items.filter(({ sk }) => sk !== 'total').slice(0, minutesShown);
      return {
        dealId,
        orders: total.orders ?? 0,
        ...byOutcome((outcome) => outcome),
        units: byOutcome(unitsName),
        unitsByMinute: minutes.reverse().map(({ sk, orders, units }) => ({
          minute: sk.slice(minutePrefix.length),
          orders,
          units,
        })),
      };
    },
  };
}
