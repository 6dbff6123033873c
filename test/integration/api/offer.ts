import type { NewDeal } from '../../../lib/contract/deal.ts';

export const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** Tests order as much as they like, as guests; test/integration/api/deal-controls.test.ts has the defaults. */
const withoutBounds = {
  perCustomerLimit: null,
  challengeGuests: false,
  maxUnitsPerOrder: 100,
  maxUnpaidUnits: null,
};

export const offer = (changed: Partial<NewDeal> = {}) => ({
  title: 'Brunch for two',
  category: 'food-and-drink',
  price: { amountMinor: 1900, currency: 'EUR' },
  startsAt: soon(-60_000),
  endsAt: soon(3_600_000),
  quantityTotal: 10,
  ...withoutBounds,
  ...changed,
});
