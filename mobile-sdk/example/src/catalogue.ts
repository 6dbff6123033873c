import type { Deal } from '@stampede/mobile-sdk';
import { categoryWords } from './words/category.ts';

/** The orders of deals. There is none by price, because prices of several currencies cannot be compared. */
export const sorts = {
  listed: 'Latest first',
  ending: 'Ending soon',
  discount: 'Biggest discount',
} as const;
export type Sort = keyof typeof sorts;

export interface Wish {
  readonly words: string;
  readonly category: string | undefined;
  readonly sort: Sort;
}

/** Without accents and case, so that "sao" finds São Paulo. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const searchable = ({ title, description, tags, category, location }: Deal): string =>
  plain([title, description, ...tags, categoryWords(category), location?.city, location?.address].join('\n'));

const discount = ({ price, originalPrice }: Deal): number =>
  originalPrice.amountMinor > 0 ? 1 - price.amountMinor / originalPrice.amountMinor : 0;

const orders: Record<Sort, ((a: Deal, b: Deal) => number) | undefined> = {
  // The shop's own order.
  listed: undefined,
  ending: (a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt),
  discount: (a, b) => discount(b) - discount(a),
};

/** Returns the loaded deals that contain every word, in the chosen order. */
export function choose(deals: readonly Deal[], { words, category, sort }: Wish): readonly Deal[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const found = deals.filter((deal) => {
    if (category !== undefined && deal.category !== category) return false;
    const text = searchable(deal);
    return wanted.every((word) => text.includes(word));
  });
  const order = orders[sort];
  return order ? [...found].sort(order) : found;
}

/** Returns the categories of the deals, by name. */
export const categoriesOf = (deals: readonly Deal[]): readonly string[] =>
  [...new Set(deals.map(({ category }) => category))].sort();
