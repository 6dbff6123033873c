import type { Money } from '../contract/money.ts';
import type { AgreedTerms, Claim, Stock } from './stock.ts';

/**
 * The bounds on one buyer's units of a deal. `limit` counts the units of all live bookings, `unpaid` those that are
 * held and not paid.
 */
export const boundKinds = ['limit', 'unpaid'] as const;
export type BoundKind = (typeof boundKinds)[number];

export interface Bound {
  readonly units: number;
  /** The deal's version that introduced the bound. Absent when the sale began with it. */
  readonly era?: number;
}

export type BuyerBounds = { readonly [K in BoundKind]?: Bound };

/** The attributes of each bound in a stock item, and the mark of a claim that was made under it. */
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

/** Returns the bounds that a booking at this price counts towards. Free units are never unpaid. */
export function boundsAt({ amountMinor }: Money, { unpaid, ...others }: BuyerBounds): BuyerBounds {
  return amountMinor === 0 || !unpaid ? others : { ...others, unpaid };
}

export const isBounded = (bounds: BuyerBounds): boolean => boundKinds.some((kind) => bounds[kind]);

/** Returns the marks of a claim that name the bounds it was made under. */
export const marksOf = (bounds: BuyerBounds): Pick<Claim, 'limited' | 'bounded'> =>
  Object.fromEntries(boundKinds.flatMap((kind) => (bounds[kind] ? [[names[kind].mark, true]] : [])));

/** Returns whether bookings made without the bound may still be recorded, or the bound has changed. */
export const isBeforeBound = (stock: Stock, kind: BoundKind, era: number | undefined): boolean =>
  stock[names[kind].units] === undefined ||
  stock[names[kind].era] !== era ||
  Object.values(stock.claims).some((claim) => !claim[names[kind].mark]);

/** Returns the condition of a write that the stock has exactly these bounds. */
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
