import { type DealId, type StockId, type StockKind, stockKinds } from '../contract/ids.ts';

const prefix = 'stk_';
const keyStart = prefix.length + 1;

/** Returns the id of the stock of this kind. It has the sixteen characters of the sold thing's id. */
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

/** Returns the sixteen characters that the stock's id shares with the id of the sold thing. */
export const keyOfStock = (id: StockId): string => id.slice(keyStart);

/** Returns the id of a deal's stock. A deal has one stock, so this needs no read. */
export const stockOfDeal = (dealId: DealId): StockId => stockIdOf('deal', dealId.slice('deal_'.length));

/**
 * @returns the deal's id; undefined for the stock of anything else
 * @throws RangeError for a kind that this code does not know: a change in a stream must not pass unnoticed
 */
export const findDealOfStock = (id: StockId): DealId | undefined =>
  kindOfStock(id) === 'deal' ? (`deal_${keyOfStock(id)}` as DealId) : undefined;

/** @throws RangeError for the stock of anything else. Code that only supports deals must not use it. */
export function dealOfStock(id: StockId): DealId {
  const dealId = findDealOfStock(id);
  if (dealId === undefined) throw new RangeError(`Not the stock of a deal: ${id}`);
  return dealId;
}
