import { type DealId, type StockId, type StockKind, stockKinds } from '../contract/ids.ts';

const prefix = 'stk_';
const keyStart = prefix.length + 1;

/** The id of the stock of this kind whose sixteen characters are those of the thing that is sold. */
export const stockIdOf = (kind: StockKind, key: string): StockId =>
  `${prefix}${stockKinds[kind]}${key}` as StockId;

/** @throws RangeError for a kind that this code does not know. */
export function kindOfStock(id: StockId): StockKind {
  const kind = (Object.keys(stockKinds) as StockKind[]).find(
    (each) => stockKinds[each] === id[prefix.length],
  );
  if (!kind) throw new RangeError(`Not a kind of stock: ${id}`);
  return kind;
}

/** The sixteen characters that it shares with the id of what is sold. */
export const keyOfStock = (id: StockId): string => id.slice(keyStart);

/** A deal has one stock, so its id needs no read. */
export const stockOfDeal = (dealId: DealId): StockId => stockIdOf('deal', dealId.slice('deal_'.length));

/** @returns undefined for the stock of anything else. */
export const findDealOfStock = (id: StockId): DealId | undefined =>
  kindOfStock(id) === 'deal' ? (`deal_${keyOfStock(id)}` as DealId) : undefined;

/** @throws RangeError for the stock of anything else: what only deals have must not be asked of it. */
export function dealOfStock(id: StockId): DealId {
  const dealId = findDealOfStock(id);
  if (dealId === undefined) throw new RangeError(`Not the stock of a deal: ${id}`);
  return dealId;
}
