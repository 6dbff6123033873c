import type { AdminDeal, DealPatch, NewDeal } from '@stampede/mobile-sdk/admin';
import { type DraftPicture, knownPictures, namedPictures } from './pictures/picture.ts';

/** Everything of a deal that the editor changes, as the API has it. `null` is an optional field that is not there. */
export type Terms = Required<Omit<DealPatch, 'challengeGuests'>> & {
  /** Undefined leaves it to the server. */
  readonly challengeGuests: boolean | undefined;
};
export type TermName = keyof Terms;

/** Returns the terms of a deal. */
export const termsOf = (deal: AdminDeal): Terms => ({
  title: deal.title,
  description: deal.description,
  category: deal.category,
  tags: deal.tags,
  pictures: namedPictures(deal.pictures),
  images: deal.images,
  price: deal.price,
  originalPrice: deal.originalPrice,
  startsAt: deal.startsAt,
  endsAt: deal.endsAt,
  perCustomerLimit: deal.perCustomerLimit ?? null,
  maxUnitsPerOrder: deal.maxUnitsPerOrder,
  maxUnpaidUnits: deal.maxUnpaidUnits ?? null,
  recentSignInAbove: deal.recentSignInAbove ?? null,
  signedInOnly: deal.signedInOnly,
  challengeGuests: deal.challengeGuests,
  drop: deal.drop,
  cancellationPolicy: deal.cancellationPolicy ?? null,
  location: deal.location ?? null,
});

/**
 * Returns the deal with terms: for its preview, and as the form's base after a conflict.
 * @param known further pictures that the terms may name
 */
export function withTerms(deal: AdminDeal, terms: Terms, known: readonly DraftPicture[] = []): AdminDeal {
  const { perCustomerLimit, maxUnpaidUnits, recentSignInAbove, cancellationPolicy, location, ...rest } =
    terms;
  const {
    perCustomerLimit: _limit,
    maxUnpaidUnits: _unpaid,
    recentSignInAbove: _above,
    cancellationPolicy: _policy,
    location: _place,
    ...facts
  } = deal;
  return {
    ...facts,
    ...rest,
    pictures: knownPictures(terms.pictures, [...deal.pictures, ...known]),
    challengeGuests: terms.challengeGuests ?? deal.challengeGuests,
    ...(perCustomerLimit !== null && { perCustomerLimit }),
    ...(maxUnpaidUnits !== null && { maxUnpaidUnits }),
    ...(recentSignInAbove !== null && { recentSignInAbove }),
    ...(cancellationPolicy !== null && { cancellationPolicy }),
    ...(location !== null && { location }),
  };
}

/** Returns the names of the terms that differ. */
export const changedTerms = (before: Terms, after: Terms): TermName[] =>
  (Object.keys(before) as TermName[]).filter((name) => !isSame(before[name], after[name]));

/** Returns only what changed, as the API takes it. The same form gives an empty patch. */
export const patchOf = (before: Terms, after: Terms): DealPatch =>
  Object.fromEntries(
    changedTerms(before, after)
      .filter((name) => after[name] !== undefined)
      .map((name) => [name, after[name]]),
  );

/** Returns the body of a new deal. */
export function newDealOf(
  terms: Terms,
  more: Pick<NewDeal, 'quantityTotal' | 'sellerId' | 'externalId'>,
): NewDeal {
  const { location, cancellationPolicy, recentSignInAbove, challengeGuests, perCustomerLimit, ...rest } =
    terms;
  return {
    ...rest,
    ...more,
    ...(location && { location }),
    ...(cancellationPolicy && { cancellationPolicy }),
    ...(recentSignInAbove && { recentSignInAbove }),
    ...(challengeGuests !== undefined && { challengeGuests }),
    // Left out, a free deal gets the API's own limit.
    ...(perCustomerLimit !== null && { perCustomerLimit }),
  };
}

/** Compares two JSON values, whatever the order of their fields. A field that is undefined is not there. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [mine, theirs] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].every((key) =>
    isSame(mine[key], theirs[key]),
  );
}
