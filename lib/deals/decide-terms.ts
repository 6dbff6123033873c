import { isAsGenerous } from '../contract/cancellation-policy.ts';
import { chargeableIn, whyNotChargeable } from '../contract/chargeable.ts';
import type { DealPatch } from '../contract/deal.ts';
import type { DealSnapshot } from '../contract/events/deal-events.ts';
import { type ImageHosts, wrongImages } from '../contract/image-hosts.ts';
import type { Instant } from '../contract/instant.ts';
import type { Money } from '../contract/money.ts';
import type { FieldError } from '../contract/problem-document.ts';
import { isOver, type Refusal, refuseState, stateAt } from './decide.ts';
import { controlsAfter } from './decide-controls.ts';

interface Terms {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly price: Money;
  readonly originalPrice: Money;
  readonly perCustomerLimit?: number | undefined;
  readonly recentSignInAbove?: Money | undefined;
}

/** Returns the faults in the terms of an offer of `total` units, whatever the current time. */
export function wrongTerms(terms: Terms, total: number): FieldError[] {
  const { price, originalPrice, perCustomerLimit, recentSignInAbove } = terms;
  const errors = wrongPrice(price);
  const wrong = (field: string, message: string) => errors.push({ path: `body.${field}`, message });
  if (terms.endsAt <= terms.startsAt) wrong('endsAt', 'must be after startsAt');
  if (price.currency !== originalPrice.currency)
    wrong('originalPrice.currency', `must be that of the price, ${price.currency}`);
  else if (price.amountMinor > originalPrice.amountMinor)
    wrong('price', 'must be at most originalPrice. Give both when the price rises');
  if (recentSignInAbove && recentSignInAbove.currency !== price.currency)
    wrong('recentSignInAbove.currency', `must be that of the price, ${price.currency}`);
  // A deal may have no units at the start, and its limit must still be at least one.
  const most = Math.max(1, total);
  if (perCustomerLimit !== undefined && perCustomerLimit > most)
    wrong('perCustomerLimit', `must be at most ${most}, the number of units`);
  return errors;
}

/**
 * Returns the faults in a price. A free deal charges nothing. Any other price must be one that Stripe can charge, since
 * buyers would find out only after they hold units.
 */
export function wrongPrice(price: Money, part = 'body.'): FieldError[] {
  if (price.amountMinor === 0) return [];
  const message = whyNotChargeable(price);
  if (message === undefined) return [];
  return [{ path: `${part}price${chargeableIn(price.currency) ? '' : '.currency'}`, message }];
}

/** Makes a refusal of faults. @returns undefined when there are none */
export function refuseFields(errors: readonly FieldError[]): Refusal | undefined {
  const [first] = errors;
  return (
    first && { kind: 'refuse', code: 'invalid_request', message: `${first.path}: ${first.message}`, errors }
  );
}

export type UpdateDecision<D> =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'change';
      readonly deal: D;
      /** Whether the price or the original price changed. */
      readonly newPrice: boolean;
      /** Whether the stock item must be updated. */
      readonly newSaleTerms: boolean;
    }
  | Refusal;

/** Applies a patch to a deal. A started deal keeps its start. A deal that is over does not change. */
export function decideUpdate<D extends DealSnapshot>(
  deal: D,
  patch: DealPatch,
  {
    total,
    now,
    imageHosts,
    errors: found = [],
  }: {
    total: number;
    now: Instant;
    imageHosts: ImageHosts;
    /** The faults that were found outside of the deal. */
    errors?: readonly FieldError[] | undefined;
  },
): UpdateDecision<D> {
  const state = stateAt(deal, now);
  if (isOver(state)) return refuseState(`The deal is ${state} and can no longer change.`);
  const next = applyPatch(deal, patch, total);
  const changed = (...fields: (keyof DealPatch)[]) =>
    fields.some((field) => !sameValue(deal[field], next[field]));
  if (found.length === 0 && !changed(...(Object.keys(patch) as (keyof DealPatch)[])))
    return { kind: 'unchanged' };
  if (changed('startsAt') && (state === 'live' || state === 'paused'))
    return refuseState('The deal has started, so startsAt can no longer change.');
  if (state !== 'draft' && !isAsGenerous(next.cancellationPolicy, deal.cancellationPolicy, now))
    return refuseState('The deal is published, so a new cancellation policy may only give buyers more.');
  // Sellers stop a sale with a total below the limit. That must not block other changes.
  const units = changed('perCustomerLimit') ? total : Number.POSITIVE_INFINITY;
  const errors = [...wrongTerms(next, units), ...found];
  // A deal keeps the images that it had before the list of hosts.
  if (changed('images')) errors.push(...wrongImages(next.images, imageHosts));
  if (state !== 'draft' && next.endsAt <= now)
    errors.push({ path: 'body.endsAt', message: 'must be in the future. To close the deal now, end it' });
  return (
    refuseFields(errors) ?? {
      kind: 'change',
      deal: next,
      newPrice: changed('price', 'originalPrice'),
      newSaleTerms: changed(...saleFields),
    }
  );
}

/** The fields that the stock item has too. */
const saleFields = [
  'startsAt',
  'endsAt',
  'price',
  'drop',
  'perCustomerLimit',
  'signedInOnly',
  'challengeGuests',
  'maxUnitsPerOrder',
  'maxUnpaidUnits',
  'recentSignInAbove',
] as const;

/**
 * Applies the fields. A field left out stays; `null` removes. A deal that becomes free or a drop gets its protections
 * unless the patch sets them.
 */
function applyPatch<D extends DealSnapshot>(deal: D, patch: DealPatch, total: number): D {
  const said = withoutUndefined(patch);
  const next = { ...deal, ...said };
  const given = Object.entries({ ...deal, ...controlsAfter(deal, next, total), ...said });
  return Object.fromEntries(given.filter(([, value]) => value !== null)) as D;
}

const withoutUndefined = (patch: DealPatch) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/** Compares two JSON values, whatever the order of their fields. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [ours, theirs] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...keys].every((key) => sameValue(ours[key], theirs[key]));
}
