import type { TransactItem } from '../platform/dynamo.ts';
import { type Bound, type BoundKind, type BuyerBounds, boundKinds } from '../stock/buyer-bounds.ts';
import type { BookingRecord } from './booking.ts';

/** How many units a buyer has of a stock at most, each kind with the era of the bound that it was counted for. */
export interface BuyerTally {
  /** Of all live bookings. */
  readonly booked?: number;
  readonly era?: number;
  /** Of bookings that are held. */
  readonly unpaid?: number;
  readonly unpaidEra?: number;
  /** Rises with each write, so that what was counted meanwhile is not written over. */
  readonly writes?: number;
}

export type Units = Pick<BookingRecord, 'buyerId' | 'stockId' | 'quantity'>;

/** Under which names the tally has what it counts for a bound. */
const names = {
  limit: { count: 'booked', era: 'era' },
  unpaid: { count: 'unpaid', era: 'unpaidEra' },
} as const satisfies Record<BoundKind, { count: keyof BuyerTally; era: keyof BuyerTally }>;

export const tallyKey = ({ buyerId, stockId }: Units) => ({ pk: buyerId, sk: `limit#${stockId}` });

const applying = (bounds: BuyerBounds): [BoundKind, Bound][] =>
  boundKinds.flatMap((kind) => (bounds[kind] ? [[kind, bounds[kind]]] : []));

/** Whether the tally counted for this very bound. Without an era the bound is as old as the sale, and no tally is zero. */
export const isOfEra = (tally: BuyerTally | undefined, kind: BoundKind, { era }: Bound): boolean =>
  tally?.[names[kind].era] === era;

/** Whether there is room by what the tally says: it may say more than there is, and never less. */
export const fits = (tally: BuyerTally | undefined, { quantity }: Units, bounds: BuyerBounds): boolean =>
  applying(bounds).every(
    ([kind, bound]) =>
      isOfEra(tally, kind, bound) && (tally?.[names[kind].count] ?? 0) + quantity <= bound.units,
  );

/** Counts the units where there is room for them. */
export function addToTally(table: string, units: Units, bounds: BuyerBounds): TransactItem {
  const parts = applying(bounds);
  return {
    Update: {
      TableName: table,
      Key: tallyKey(units),
      UpdateExpression: `ADD ${parts.map(([kind]) => `${names[kind].count} :quantity`).join(', ')}, writes :one`,
      ConditionExpression: parts.map(([kind, { era }]) => `(${hasRoom(kind, era)})`).join(' AND '),
      ExpressionAttributeValues: {
        ':quantity': units.quantity,
        ':one': 1,
        ...Object.fromEntries(
          parts.flatMap(([kind, bound]) => [
            [`:${kind}Room`, bound.units - units.quantity],
            ...(bound.era === undefined ? [] : [[`:${kind}Era`, bound.era]]),
          ]),
        ),
      },
    },
  };
}

function hasRoom(kind: BoundKind, limitEra: number | undefined): string {
  const { count, era } = names[kind];
  return limitEra === undefined
    ? `attribute_not_exists(${count}) OR (attribute_not_exists(${era}) AND ${count} <= :${kind}Room)`
    : `${era} = :${kind}Era AND ${count} <= :${kind}Room`;
}

interface Counted {
  readonly bounds: BuyerBounds;
  /** The units there are by the records, those of this order included. */
  readonly counts: Readonly<Record<BoundKind, number>>;
  /** As it was before the records were read. */
  readonly tally: BuyerTally | undefined;
}

/** Writes what was counted, unless somebody wrote meanwhile. */
export function setTally(table: string, units: Units, { bounds, counts, tally }: Counted): TransactItem {
  const parts = applying(bounds);
  const set = parts.flatMap(([kind, { era }]) => [
    `${names[kind].count} = :${kind}`,
    ...(era === undefined ? [] : [`${names[kind].era} = :${kind}Era`]),
  ]);
  const gone = parts.flatMap(([kind, { era }]) => (era === undefined ? [names[kind].era] : []));
  return {
    Update: {
      TableName: table,
      Key: tallyKey(units),
      UpdateExpression: `SET ${set.join(', ')}, writes = :next${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`,
      ConditionExpression: tally?.writes === undefined ? 'attribute_not_exists(writes)' : 'writes = :writes',
      ExpressionAttributeValues: {
        ':next': (tally?.writes ?? 0) + 1,
        ...(tally?.writes !== undefined && { ':writes': tally.writes }),
        ...Object.fromEntries(
          parts.flatMap(([kind, { era }]) => [
            [`:${kind}`, counts[kind]],
            ...(era === undefined ? [] : [[`:${kind}Era`, era]]),
          ]),
        ),
      },
    },
  };
}
