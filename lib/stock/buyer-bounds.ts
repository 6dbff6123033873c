import type { Money } from '../contract/money.ts';
import type { AgreedTerms, Claim, Stock } from './stock.ts';

/**
 * The bounds on one buyer's units of a deal: `limit` counts the units of all live bookings, `unpaid` those that are held and
 * not paid for.
 */
export const boundKinds = ['limit', 'unpaid'] as const;
export type BoundKind = (typeof boundKinds)[number];

export interface Bound {
  readonly units: number;
  /** Which version of the deal introduced it; absent when the sale began with it. */
  readonly era?: number;
}

export type BuyerBounds = { readonly [K in BoundKind]?: Bound };

/** Where a stock item has each bound, and what a claim says that was made under it. */
const names = {
  limit: { units: 'perCustomerLimit', era: 'limitEra', mark: 'limited' },
  unpaid: { units: 'maxUnpaidUnits', era: 'unpaidEra', mark: 'bounded' },
} as const satisfies Record<BoundKind, { units: keyof Stock; era: keyof Stock; mark: keyof Claim }>;

export const boundsOf = (terms: AgreedTerms): BuyerBounds =>
  Object.fromEntries(
    boundKinds.flatMap((kind) => {
      const [units, era] = [terms[names[kind].units], terms[names[kind].era]];
      return units === undefined ? [] : [[kind, { units, ...(era !== undefined && { era }) }]];
    }),
  );

/** The bounds that a booking at this price counts towards: what is free is never unpaid. */
export function boundsAt({ amountMinor }: Money, { unpaid, ...others }: BuyerBounds): BuyerBounds {
  return amountMinor === 0 || !unpaid ? others : { ...others, unpaid };
}

export const isBounded = (bounds: BuyerBounds): boolean => boundKinds.some((kind) => bounds[kind]);

/** The marks of a claim that name the bounds it was made under. */
export const marksOf = (bounds: BuyerBounds): Pick<Claim, 'limited' | 'bounded'> =>
  Object.fromEntries(boundKinds.flatMap((kind) => (bounds[kind] ? [[names[kind].mark, true]] : [])));

/** Whether bookings that know nothing of the bound may still be recorded, or it is another by now. */
export const isBeforeBound = (stock: Stock, kind: BoundKind, era: number | undefined): boolean =>
  stock[names[kind].units] === undefined ||
  stock[names[kind].era] !== era ||
  Object.values(stock.claims).some((claim) => !claim[names[kind].mark]);

/** That the stock has these very bounds, as a condition of a write. */
export function boundsAre(bounds: BuyerBounds): string {
  return boundKinds
    .flatMap((kind) => {
      const { units, era } = names[kind];
      if (!bounds[kind]) return [`attribute_not_exists(${units})`];
      const ofEra = bounds[kind].era === undefined ? `attribute_not_exists(${era})` : `${era} = :${kind}Era`;
      return [`${units} = :${kind}`, ofEra];
    })
    .join(' AND ');
}

export const boundValues = (bounds: BuyerBounds): Record<string, number> =>
  Object.fromEntries(
    boundKinds.flatMap((kind) => [
      ...(bounds[kind] ? [[`:${kind}`, bounds[kind].units]] : []),
      ...(bounds[kind]?.era === undefined ? [] : [[`:${kind}Era`, bounds[kind].era]]),
    ]),
  );
