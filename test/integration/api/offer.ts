import type { NewDeal } from '../../../lib/contract/deal.ts';

export const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();

export const offer = (changed: Partial<NewDeal> = {}) => ({
  title: 'Brunch for two',
  category: 'food-and-drink',
  price: { amountMinor: 1900, currency: 'EUR' },
  startsAt: soon(-60_000),
  endsAt: soon(3_600_000),
  quantityTotal: 10,
  ...changed,
});
