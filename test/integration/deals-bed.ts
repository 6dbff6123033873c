import type { NewDeal } from '../../lib/contract/deal.ts';
import type { ImageHosts } from '../../lib/contract/image-hosts.ts';
import type { OfferDependencies, OverseenDealDependencies } from '../../lib/deals/dependencies.ts';
import { dealRepository } from '../../lib/deals/repository.ts';
import { imageRepository } from '../../lib/images/repository.ts';
import type { Staff } from '../../lib/platform/caller.ts';
import { idFrom } from '../../lib/platform/ids.ts';
import { systemRandom } from '../../lib/platform/random.ts';
import { stockRepository } from '../../lib/stock/repository.ts';
import { auditBed } from './audit-bed.ts';
import type { startDynamoDb } from './dynamodb.ts';
import { unlimited } from './oversight-bed.ts';

export const noon = Date.parse('2026-12-24T12:00:00.000Z');
const minute = 60_000;

/** An instant so many minutes from noon. */
export const at = (minutes: number): string => new Date(noon + minutes * minute).toISOString();

/** A clock that tests turn. */
export const turnableClock = () => {
  let time = noon;
  return { now: () => time, turnTo: (instant: string) => (time = Date.parse(instant)) };
};

/** Deals on tables of their own, with a clock at noon. */
export async function dealsBed(database: Awaited<ReturnType<typeof startDynamoDb>>) {
  const [dealsTable, stockTable, imagesTable, { audit, trail, table: auditTable }] = await Promise.all([
    database.table('deals'),
    database.table('stock'),
    database.table('images'),
    auditBed(database),
  ]);
  const clock = turnableClock();
  return {
    deals: dealRepository(database.dynamo, dealsTable),
    stocks: stockRepository(database.dynamo, stockTable),
    clock,
    random: systemRandom,
    audit,
    trail,
    auditTable,
    dealsTable,
    oversight: unlimited,
    imageHosts: undefined as ImageHosts,
    images: imageRepository(database.dynamo, imagesTable),
    imagesTable,
  } satisfies OverseenDealDependencies & OfferDependencies & Record<string, unknown>;
}

export const staff = (role: Staff['roles'][number], name: string = role): Staff => ({
  kind: 'staff',
  id: name,
  roles: [role],
  ...(role === 'seller' && { seller: { id: idFrom('slr', name), role: 'owner' } }),
  signedInAt: 0,
});

export const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

/** Ten brunches, from one o'clock to two. */
export const brunch = (changed: Partial<NewDeal> = {}): NewDeal => ({
  title: 'Brunch for two',
  description: '',
  category: 'food-and-drink',
  images: [],
  pictures: [],
  price: euros(1900),
  tags: [],
  startsAt: at(60),
  endsAt: at(120),
  drop: false,
  signedInOnly: false,
  maxUnitsPerOrder: 10,
  maxUnpaidUnits: 10,
  quantityTotal: 10,
  ...changed,
});
