import type { TransactItem } from '../platform/dynamo.ts';
import { type Bound, type BoundKind, type BuyerBounds, boundKinds } from '../stock/buyer-bounds.ts';
import type { BookingRecord } from './booking.ts';

/** The upper limit of a buyer's units of a stock. Each kind has the era of the bound that it was counted for. */
export interface BuyerTally {
  /** Units of all live bookings. */
  readonly booked?: number;
  readonly era?: number;
  /** Units of held bookings. */
  readonly unpaid?: number;
  readonly unpaidEra?: number;
  /** Rises with each write, so that a recount does not overwrite a concurrent one. */
  readonly writes?: number;
}

export type Units = Pick<BookingRecord, 'buyerId' | 'stockId' | 'quantity'>;

/** The tally's attribute names for a bound. */
const names = {
  limit: { count: 'booked', era: 'era' },
  unpaid: { count: 'unpaid', era: 'unpaidEra' },
} as const satisfies Record<BoundKind, { count: keyof BuyerTally; era: keyof BuyerTally }>;

export const tallyKey = ({ buyerId, stockId }: Units) => ({ pk: buyerId, sk: `limit#${stockId}` });

const applying = (bounds: BuyerBounds): [BoundKind, Bound][] =>
  boundKinds.flatMap((kind) => (bounds[kind] ? [[kind, bounds[kind]]] : []));

/**
 * Returns whether the tally was counted for this bound. Without an era the bound is as old as the sale, and a missing
 * tally is zero.
 */
export const isOfEra = (tally: BuyerTally | undefined, kind: BoundKind, { era }: Bound): boolean =>
  tally?.[names[kind].era] === era;

/** Returns whether the tally leaves room. The tally may be too high, and never too low. */
export const fits = (tally: BuyerTally | undefined, { quantity }: Units, bounds: BuyerBounds): boolean =>
  applying(bounds).every(
    ([kind, bound]) =>
      isOfEra(tally, kind, bound) && (tally?.[names[kind].count] ?? 0) + quantity <= bound.units,
  );

/** Adds the units where there is room for them. */
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
  /** The units in the records, including those of this order. */
  readonly counts: Readonly<Record<BoundKind, number>>;
  /** The tally as it was before the records were read. */
  readonly tally: BuyerTally | undefined;
}

/** Writes the recounted tally, unless another request wrote it meanwhile. */
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
