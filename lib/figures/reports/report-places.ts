import type { SellerId } from '../../contract/ids.ts';
import type { ReportDivision } from '../../contract/report.ts';
import { toInstant } from '../../platform/clock.ts';
import { isServiceId, type OfferId } from '../../slots/sold-id.ts';

/** The owner of figures: a seller with all their deals, or the whole house. */
export type ReportOwner = SellerId | 'house';
export type ReportDimension = Exclude<ReportDivision, 'hour' | 'day'>;

/** The facts about a deal or a service by which its figures are divided. They are those at the time of counting. */
export interface DealFacts {
  readonly sellerId: SellerId;
  readonly category: string;
  readonly location?: { readonly city: string; readonly country: string } | undefined;
}

export interface ReportItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** Partitions of a hot sum. Days without a rush use the first one only. */
export const reportShards = 8;
/** The ledger's sums are beside those of events, so that their two consumers do not wait for each other. */
export const moneyShard = 'm';
export type ReportShard = number | typeof moneyShard;

export const cityKey = (location: DealFacts['location']): string =>
  location ? `${location.country}/${location.city}` : '';

/** Returns the day in UTC. */
export const utcDay = (at: number): string => toInstant(at).slice(0, 10);

export const totalPartition = (owner: ReportOwner): string => `${owner}#total`;
export const dimensionPartition = (owner: ReportOwner, dimension: ReportDimension, day: string): string =>
  `${owner}#${dimension}#${day}`;

/** Returns the item's key without its shard, which follows the last `#`: cities may have one in their name. */
export const withoutShard = (sk: string): string => sk.slice(0, sk.lastIndexOf('#'));

/** Returns the sums of a day that a deal or a service is part of. */
export function sumsOf(offerId: OfferId, facts: DealFacts, day: string, shard: ReportShard): ReportItemKey[] {
  const dimensions = [
    [isServiceId(offerId) ? 'service' : 'deal', offerId],
    ['category', facts.category],
    ['city', cityKey(facts.location)],
  ] as const;
  const of = (owner: ReportOwner): ReportItemKey[] => [
    { pk: totalPartition(owner), sk: `${day}#${shard}` },
    ...dimensions.map(([dimension, key]) => ({
      pk: dimensionPartition(owner, dimension, day),
      sk: `${key}#${shard}`,
    })),
  ];
  return [
    ...of('house'),
    { pk: dimensionPartition('house', 'seller', day), sk: `${facts.sellerId}#${shard}` },
    ...of(facts.sellerId),
  ];
}

/** Returns the name of a number in the item of its day: `h13_orders`, by the hour in UTC. */
export const hourName = (at: number, name: string): string =>
  `h${String(new Date(at).getUTCHours()).padStart(2, '0')}_${name}`;

/** Reads the name of a number in an item. @returns undefined for another attribute */
export function readHourName(name: string): { hour: number; name: string } | undefined {
  const [, hour, rest] = /^h(\d\d)_(.+)$/.exec(name) ?? [];
  return hour && rest ? { hour: Number(hour), name: rest } : undefined;
}
