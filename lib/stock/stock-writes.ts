import type { StockId } from '../contract/ids.ts';
import type { TransactItem } from '../platform/dynamo.ts';
import { spread } from '../platform/spread.ts';
import { type BuyerBounds, boundsAre, boundsOf, boundValues, marksOf } from './buyer-bounds.ts';
import type { AgreedTerms, CallOff, SaleTerms, Stock } from './stock.ts';

/**
 * Every conditional change of a stock item, as the part of a transaction or of a plain update. All of them are in one
 * file, so that the invariant can be reviewed: each one moves units between `available`, `claims`, `held` and `sold`,
 * or changes `total` and `available` by the same number.
 */
type Update = NonNullable<TransactItem['Update']>;
export type StockUpdate = Omit<Update, 'UpdateExpression'> & { readonly UpdateExpression: string };

const key = (id: StockId) => ({ pk: id });

/** The stored form: the id is the key. */
export const toStockItem = ({ id, ...stock }: Stock) => ({ ...key(id), ...stock });

/** The number of partitions of the index of watched stock items. */
export const watchShards = 4;
export const watchPartition = (shard: number): string => `watch#${shard}`;

/** Items are watched until their sale is over and no claim or hold is open. */
export const watchShard = (id: StockId): string => watchPartition(spread(id, watchShards));

/** Creates a stock item. Fails when it already exists. */
export const createStock = (table: string, stock: Stock, watch: string): TransactItem => ({
  Put: {
    TableName: table,
    Item: { ...toStockItem(stock), watch },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/**
 * Returns the units of a slot's only booking, and closes the slot: the booking moves to another one that takes its time.
 * @param read the stock as it was read. Nothing else may be taken of it since
 */
export const returnAndClose = (
  table: string,
  read: Pick<Stock, 'id' | 'total'>,
  { quantity }: { readonly quantity: number },
): StockUpdate => ({
  TableName: table,
  Key: key(read.id),
  UpdateExpression: 'SET available = available + :quantity, sold = sold - :quantity, gate = :closed',
  // All others are available, so no claim has units, and the booking's own claim is closed.
  ConditionExpression: 'sold >= :quantity AND #total = :total AND available = :others',
  ExpressionAttributeNames: { '#total': 'total' },
  ExpressionAttributeValues: {
    ':quantity': quantity,
    ':closed': 'closed',
    ':total': read.total,
    ':others': read.total - quantity,
  },
});

/**
 * Opens the slot of an existing stock anew: other resources, another total, the current terms. All of its units must be
 * free, so no booking, hold or claim has another total or other terms.
 * @param moving the slot's only booking, which stays in it with other resources, and the stock as it was read
 */
export const reopenStock = (
  table: string,
  { id, ...stock }: Stock,
  watch: string,
  moving?: { readonly quantity: number; readonly read: Pick<Stock, 'total'> },
): TransactItem => {
  const wanted = Object.fromEntries(
    [...saleTerms, 'total', 'slot', 'limitEra', 'unpaidEra'].map((name) => [
      name,
      stock[name as keyof typeof stock],
    ]),
  );
  const { ExpressionAttributeNames, ExpressionAttributeValues, ...write } = setOrRemove({
    ...wanted,
    available: stock.available,
    sold: stock.sold,
    watch,
  });
  return {
    Update: {
      TableName: table,
      Key: key(id),
      ...write,
      ConditionExpression: moving ? onlyMoving : allFree,
      ExpressionAttributeNames,
      ExpressionAttributeValues: {
        ...ExpressionAttributeValues,
        ...(moving && {
          ':moving': moving.quantity,
          ':read': moving.read.total,
          ':others': moving.read.total - moving.quantity,
        }),
      },
    },
  };
};

const onlyMoving = '#sold >= :moving AND #total = :read AND #available = :others';

/** Since `total = available + claims + held + sold`, nothing is claimed, held or sold. */
const allFree = '#available = #total';

/** Closes a slot that nobody has booked, because another slot takes its time. */
export const closeFreeStock = (table: string, id: StockId): TransactItem => ({
  Update: {
    TableName: table,
    Key: key(id),
    UpdateExpression: 'SET gate = :closed',
    ConditionExpression: allFree,
    ExpressionAttributeNames: { '#available': 'available', '#total': 'total' },
    ExpressionAttributeValues: { ':closed': 'closed' },
  },
});

/**
 * Opens, closes, moves or prices the sale, and watches it (again) in the partition `watch`. Units do not change.
 * @param eras of bounds that are introduced while bookings without them may exist
 */
export const changeTerms = (
  table: string,
  id: StockId,
  terms: SaleTerms,
  { watch, ...eras }: { watch?: string | undefined } & Partial<Record<Era, number | undefined>> = {},
): TransactItem & { Update: StockUpdate } => ({
  Update: {
    TableName: table,
    Key: key(id),
    ...setOrRemove({
      ...Object.fromEntries(saleTerms.map((name) => [name, terms[name]])),
      // An attribute that is left out here stays unchanged.
      ...(watch !== undefined && { watch }),
      ...Object.fromEntries(
        (Object.keys(boundOf) as Era[])
          .filter((era) => eras[era] !== undefined || terms[boundOf[era]] === undefined)
          .map((era) => [era, eras[era]]),
      ),
    }),
    ConditionExpression: 'attribute_exists(pk)',
  },
});

/**
 * Writes the current terms of a service into a slot of an earlier version: price, notice and limits. Its time and its
 * resources stay, since bookings have them.
 */
export const changeSlotTerms = (
  table: string,
  { id, slot }: Pick<Stock, 'id' | 'slot'>,
  terms: SaleTerms,
  serviceVersion: number,
): StockUpdate => {
  const { Update } = changeTerms(table, id, terms);
  return {
    ...Update,
    UpdateExpression: Update.UpdateExpression.replace(
      /^SET /,
      'SET #slot.#serviceVersion = :serviceVersion, ',
    ),
    ConditionExpression: 'gate = :open AND #slot.#serviceVersion = :read',
    ExpressionAttributeNames: {
      ...Update.ExpressionAttributeNames,
      '#slot': 'slot',
      '#serviceVersion': 'serviceVersion',
    },
    ExpressionAttributeValues: {
      ...Update.ExpressionAttributeValues,
      ':serviceVersion': serviceVersion,
      ':read': slot?.serviceVersion,
      ':open': 'open',
    },
  };
};

/** The bound of each era. The era is removed together with its bound. */
const boundOf = { limitEra: 'perCustomerLimit', unpaidEra: 'maxUnpaidUnits' } as const;
type Era = keyof typeof boundOf;

const saleTerms = [
  'gate',
  'opensAt',
  'closesAt',
  'unitPrice',
  'drop',
  'perCustomerLimit',
  'maxUnitsPerOrder',
  'maxUnpaidUnits',
  'signedInOnly',
  'challengeGuests',
  'recentSignInAbove',
] as const satisfies readonly (keyof SaleTerms)[];

/** Writes these attributes, and removes undefined ones. */
function setOrRemove(attributes: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(attributes);
  const set = entries.filter(([, value]) => value !== undefined);
  const gone = entries.filter(([, value]) => value === undefined);
  const remove = gone.length > 0 ? ` REMOVE ${gone.map(([name]) => `#${name}`).join(', ')}` : '';
  return {
    UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}${remove}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
  };
}

/**
 * Sets the total. The difference is added to or taken from `available`, so the write fails when fewer units are free
 * than the new total removes. The old total is part of the condition, since the difference was computed from it.
 */
export const changeTotal = (table: string, id: StockId, from: number, to: number): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression: 'SET #total = :to, available = available + :difference',
  ConditionExpression: '#total = :from AND available >= :taken',
  ExpressionAttributeNames: { '#total': 'total' },
  ExpressionAttributeValues: {
    ':from': from,
    ':to': to,
    ':difference': to - from,
    ':taken': Math.max(0, from - to),
  },
});

const saleIsOpen = 'gate = :open AND opensAt <= :now AND closesAt > :now';

/** Free units are for the line while there is one, and for orders from before it. */
const lineComesFirst = '(attribute_not_exists(line) OR lineSince > :orderedAt)';

/**
 * Requires that the bookings' terms are those of this instant: the price with its currency, since 2000 JPY has the
 * digits of 2000 EUR; the bounds of a buyer, since a booking made without one is not tallied; and who may order how
 * much.
 */
const termsAre = (terms: AgreedTerms) =>
  [
    'unitPrice.amountMinor = :amountMinor AND unitPrice.currency = :currency',
    boundsAre(boundsOf(terms)),
    terms.maxUnitsPerOrder === undefined
      ? 'attribute_not_exists(maxUnitsPerOrder)'
      : 'maxUnitsPerOrder = :perOrder',
    `attribute_${terms.signedInOnly ? '' : 'not_'}exists(signedInOnly)`,
  ].join(' AND ');
const termsValues = (terms: AgreedTerms) => ({
  ':amountMinor': terms.unitPrice.amountMinor,
  ':currency': terms.unitPrice.currency,
  ...(terms.maxUnitsPerOrder !== undefined && { ':perOrder': terms.maxUnitsPerOrder }),
  ...boundValues(boundsOf(terms)),
});

interface TakenUnits {
  readonly quantity: number;
  readonly into: 'held' | 'sold';
  readonly now: number;
  readonly terms: AgreedTerms;
}

/** Takes units for one order on the direct path, on the terms of its record. */
export const takeUnits = (
  table: string,
  id: StockId,
  { quantity, into, now, terms }: TakenUnits,
): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression: 'SET available = available - :quantity, #into = #into + :quantity',
  ConditionExpression: `available >= :quantity AND ${saleIsOpen} AND ${termsAre(terms)} AND ${lineComesFirst}`,
  ExpressionAttributeNames: { '#into': into },
  ExpressionAttributeValues: {
    ':quantity': quantity,
    ':open': 'open',
    ':now': now,
    ':orderedAt': now,
    ...termsValues(terms),
  },
});

/** Takes units for the next in line, on the same conditions, and counts the line down. */
export const takeUnitsForLine = (
  table: string,
  id: StockId,
  { quantity, into, now, terms }: TakenUnits,
): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression:
    'SET available = available - :quantity, #into = #into + :quantity, waiting = waiting - :one',
  ConditionExpression: `available >= :quantity AND ${saleIsOpen} AND ${termsAre(terms)} AND attribute_exists(line)`,
  ExpressionAttributeNames: { '#into': into },
  ExpressionAttributeValues: {
    ':quantity': quantity,
    ':one': 1,
    ':open': 'open',
    ':now': now,
    ...termsValues(terms),
  },
});

export interface NewClaim {
  readonly claimId: string;
  readonly units: number;
  readonly now: number;
  readonly terms: AgreedTerms;
  /** When the latest of its orders was accepted. The claim fails when a line began before that. */
  readonly orderedAt: number;
  /** How long the oldest of its orders waited in the queue, in milliseconds. Only staff's figures read it. */
  readonly waitedMs?: number;
}

/** Claims units for a batch of orders, on the terms of their records: escrow, step two. */
export const openClaim = (
  table: string,
  id: StockId,
  { claimId, units, now, terms, orderedAt, waitedMs }: NewClaim,
): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression: `SET available = available - :units, claims.#claim = :claim${waitedMs === undefined ? '' : ', lastBatch = :batch'}`,
  ConditionExpression: `available >= :units AND ${saleIsOpen} AND ${termsAre(terms)} AND ${lineComesFirst} AND attribute_not_exists(claims.#claim)`,
  ExpressionAttributeNames: { '#claim': claimId },
  ExpressionAttributeValues: {
    ':units': units,
    ':open': 'open',
    ':now': now,
    ':orderedAt': orderedAt,
    ':claim': { units, at: now, ...marksOf(boundsOf(terms)) },
    ...(waitedMs !== undefined && { ':batch': { at: now, waitedMs } }),
    ...termsValues(terms),
  },
});

/**
 * Closes a claim. Recorded units become held or sold, the rest is available again. It happens exactly once, because its
 * condition is that the claim is there, with its units: escrow, step four.
 */
export const closeClaim = (
  table: string,
  id: StockId,
  { claimId, held, sold, unused }: { claimId: string; held: number; sold: number; unused: number },
): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression:
    'SET available = available + :unused, held = held + :held, sold = sold + :sold REMOVE claims.#claim',
  ConditionExpression: 'claims.#claim.units = :units',
  ExpressionAttributeNames: { '#claim': claimId },
  ExpressionAttributeValues: {
    ':held': held,
    ':sold': sold,
    ':unused': unused,
    ':units': held + sold + unused,
  },
});

/**
 * Returns the units of bookings that end. While the claim that recorded one of them is still open, its units are
 * counted in the claim and not yet in `from`. The condition makes the release wait until the claim is closed.
 */
export function returnUnits(
  table: string,
  id: StockId,
  { quantity, from, claimIds }: { quantity: number; from: 'held' | 'sold'; claimIds: readonly string[] },
): StockUpdate {
  const claims = Object.fromEntries(claimIds.map((id, index) => [`#claim${index}`, id]));
  const claimsClosed = Object.keys(claims).map((name) => ` AND attribute_not_exists(claims.${name})`);
  return {
    TableName: table,
    Key: key(id),
    UpdateExpression: 'SET available = available + :quantity, #from = #from - :quantity',
    ConditionExpression: `#from >= :quantity${claimsClosed.join('')}`,
    ExpressionAttributeNames: { '#from': from, ...claims },
    ExpressionAttributeValues: { ':quantity': quantity },
  };
}

/** Turns paid held units into sold ones. It waits, as `returnUnits` does, until the claim that recorded the booking is closed. */
export const sellUnits = (
  table: string,
  id: StockId,
  { quantity, claimId }: { quantity: number; claimId?: string | undefined },
): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression: 'SET held = held - :quantity, sold = sold + :quantity',
  ConditionExpression: `held >= :quantity${claimId === undefined ? '' : ' AND attribute_not_exists(claims.#claim)'}`,
  ...(claimId !== undefined && { ExpressionAttributeNames: { '#claim': claimId } }),
  ExpressionAttributeValues: { ':quantity': quantity },
});

/**
 * Takes units again for a buyer whose payment came after the hold had expired. The order was made in time, so a sale
 * whose window is over does not refuse it. A paused or early closed sale does, and a called-off one never sells again.
 * The price is the booking's. The bounds of the buyer are the current ones. While a line waits, free units are for the
 * line.
 */
export const retakeUnits = (
  table: string,
  id: StockId,
  { quantity, now, bounds }: { quantity: number; now: number; bounds: BuyerBounds },
): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression: 'SET available = available - :quantity, held = held + :quantity',
  ConditionExpression: `available >= :quantity AND (gate = :open OR (gate = :closed AND closesAt <= :now)) AND ${boundsAre(bounds)} AND attribute_not_exists(line)`,
  ExpressionAttributeValues: {
    ':quantity': quantity,
    ':open': 'open',
    ':closed': 'closed',
    ':now': now,
    ...boundValues(bounds),
  },
});

/** Stores the progress of the walk through a called-off deal's bookings. Units do not change. */
export const noteCallOff = (table: string, id: StockId, callOff: CallOff): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression: 'SET callOff = :callOff',
  ConditionExpression: 'gate = :calledOff',
  ExpressionAttributeValues: { ':callOff': callOff, ':calledOff': 'called_off' },
});

/**
 * Begins the line, or counts one more who joins it: one write unit. Each one who joins leaves a fresh mark, so nobody
 * ends a line that grew after they had read it.
 * @param added 1; or 0 for one who was counted before
 */
export const markJoined = (
  table: string,
  id: StockId,
  { mark, now, added }: { mark: string; now: number; added: 0 | 1 },
): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression:
    'SET line = :mark, lineSince = if_not_exists(lineSince, :now), waiting = if_not_exists(waiting, :none) + :added',
  ConditionExpression: 'attribute_exists(pk)',
  ExpressionAttributeValues: { ':mark': mark, ':now': now, ':none': 0, ':added': added },
});

/** Counts the line down for those who leave it. */
export const countDownLine = (table: string, id: StockId, left: number): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression: 'SET waiting = waiting - :left',
  ConditionExpression: 'attribute_exists(line) AND waiting >= :left',
  ExpressionAttributeValues: { ':left': left },
});

/** Corrects the length of the line, unless somebody joined since it was counted. */
export const correctLineLength = (
  table: string,
  id: StockId,
  { mark, before, waiting }: { mark: string; before: number; waiting: number },
): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression: 'SET waiting = :waiting',
  ConditionExpression: 'line = :mark AND waiting = :before',
  ExpressionAttributeValues: { ':mark': mark, ':before': before, ':waiting': waiting },
});

/** Ends an empty line, unless somebody joined since it was read. From then on the public may order again. */
export const removeLine = (table: string, id: StockId, mark: string): StockUpdate => ({
  TableName: table,
  Key: key(id),
  UpdateExpression: 'REMOVE line, lineSince, waiting',
  ConditionExpression: 'line = :mark',
  ExpressionAttributeValues: { ':mark': mark },
});
