import type { AdminDeal } from '@stampede/mobile-sdk/admin';

/** The columns by which the table is sorted. */
export const orderFields = [
  'createdAt',
  'title',
  'state',
  'price',
  'window',
  'units',
  'category',
  'externalId',
  'updatedAt',
] as const;
export type OrderField = (typeof orderFields)[number];

export interface DealOrder {
  readonly field: OrderField;
  readonly isDescending: boolean;
}

/** The order of the API's list. */
export const usualOrder: DealOrder = { field: 'createdAt', isDescending: true };

/** Reads an order from an address: `sort=-window` is by window, the latest first. */
export function readOrder(params: URLSearchParams): DealOrder {
  const text = params.get('sort') ?? '';
  const field = orderFields.find((each) => each === text.replace(/^-/, ''));
  return field ? { field, isDescending: text.startsWith('-') } : usualOrder;
}

/** Writes an order into an address. The usual one needs no word. */
export function writeOrder(params: URLSearchParams, { field, isDescending }: DealOrder): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete('sort');
  if (field !== usualOrder.field || isDescending !== usualOrder.isDescending)
    next.set('sort', `${isDescending ? '-' : ''}${field}`);
  return next;
}

/** The server sorts by creation only. It has no index of the other fields. */
export const sortsLoaded = ({ field }: DealOrder): boolean => field !== 'createdAt';

export const serverOrder = ({ field, isDescending }: DealOrder): 'newest' | 'oldest' =>
  field === 'createdAt' && !isDescending ? 'oldest' : 'newest';

type Key = string | number;

const keys: Readonly<Record<OrderField, (deal: AdminDeal) => readonly Key[]>> = {
  createdAt: ({ createdAt }) => [createdAt],
  title: ({ title }) => [title],
  state: ({ state }) => [state],
  // Amounts of two currencies do not compare, so each currency is sorted by itself.
  price: ({ price }) => [price.currency, price.amountMinor],
  window: ({ startsAt, endsAt }) => [startsAt, endsAt],
  units: ({ available }) => [available],
  category: ({ category }) => [category],
  externalId: ({ externalId }) => [externalId ?? ''],
  updatedAt: ({ updatedAt }) => [updatedAt],
};

/** Returns the deals in this order; those that are equal in it stay as they were. */
export function inOrder(deals: readonly AdminDeal[], order: DealOrder, locale: string): readonly AdminDeal[] {
  if (!sortsLoaded(order)) return deals;
  const words = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const of = keys[order.field];
  const compare = (one: Key | undefined, other: Key | undefined): number =>
    typeof one === 'number' && typeof other === 'number'
      ? one - other
      : words.compare(String(one), String(other));
  const direction = order.isDescending ? -1 : 1;
  return deals.toSorted((one, other) => {
    const [ours, theirs] = [of(one), of(other)];
    const differs = ours.map((key, place) => compare(key, theirs[place])).find((result) => result !== 0);
    return direction * (differs ?? 0);
  });
}
