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

/** What is wrong with the terms of an offer of `total` units, whatever the time. */
export function wrongTerms(terms: Terms, total: number): FieldError[] {
  const { price, originalPrice, perCustomerLimit, recentSignInAbove } = terms;
  const errors = wrongPrice(price);
  const wrong = (field: string, message: string) => errors.push({ path: `body.${field}`, message });
  if (terms.endsAt <= terms.startsAt) wrong('endsAt', 'must be after startsAt');
  if (price.currency !== originalPrice.currency)
    wrong('originalPrice.currency', `must be that of the price, ${price.currency}`);
  else if (price.amountMinor > originalPrice.amountMinor)
    wrong('price', 'must be at most originalPrice; give both when the price goes up');
  if (recentSignInAbove && recentSignInAbove.currency !== price.currency)
    wrong('recentSignInAbove.currency', `must be that of the price, ${price.currency}`);
  // A deal may be sold out from the start, and its limit must still be at least one.
  const most = Math.max(1, total);
  if (perCustomerLimit !== undefined && perCustomerLimit > most)
    wrong('perCustomerLimit', `must be at most ${most}, the units there are`);
  return errors;
}

/** A free deal charges nothing; every other must be payable, since its buyers hold units before they find out. */
export function wrongPrice(price: Money, part = 'body.'): FieldError[] {
  if (price.amountMinor === 0) return [];
  const message = whyNotChargeable(price);
  if (message === undefined) return [];
  return [{ path: `${part}price${chargeableIn(price.currency) ? '' : '.currency'}`, message }];
}

/** @returns undefined when nothing is wrong. */
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
      /** The price or the one before it is another. */
      readonly newPrice: boolean;
      /** The stock item must learn of it. */
      readonly newSaleTerms: boolean;
    }
  | Refusal;

/** What a patch makes of a deal. A deal that started keeps its start, and one that is over keeps everything. */
export function decideUpdate<D extends DealSnapshot>(
  deal: D,
  patch: DealPatch,
  { total, now, imageHosts }: { total: number; now: Instant; imageHosts: ImageHosts },
): UpdateDecision<D> {
  const state = stateAt(deal, now);
  if (isOver(state)) return refuseState(`The deal is ${state} and stays as it is.`);
  const next = applyPatch(deal, patch, total);
  const changed = (...fields: (keyof DealPatch)[]) =>
    fields.some((field) => !sameValue(deal[field], next[field]));
  if (!changed(...(Object.keys(patch) as (keyof DealPatch)[]))) return { kind: 'unchanged' };
  if (changed('startsAt') && (state === 'live' || state === 'paused'))
    return refuseState('The deal has started: startsAt stays as it is.');
  if (state !== 'draft' && !isAsGenerous(next.cancellationPolicy, deal.cancellationPolicy, now))
    return refuseState('The deal is published: its cancellation policy may only give buyers more.');
  // A total below the limit is how a seller stops selling: it keeps nobody from changing something else.
  const units = changed('perCustomerLimit') ? total : Number.POSITIVE_INFINITY;
  const errors = wrongTerms(next, units);
  // A deal keeps the images it had before the list of hosts.
  if (changed('images')) errors.push(...wrongImages(next.images, imageHosts));
  if (state !== 'draft' && next.endsAt <= now)
    errors.push({ path: 'body.endsAt', message: 'must be in the future; end the deal to close it now' });
  return (
    refuseFields(errors) ?? {
      kind: 'change',
      deal: next,
      newPrice: changed('price', 'originalPrice'),
      newSaleTerms: changed(...saleFields),
    }
  );
}

/** The stock item holds these too. */
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

/** Fields left out stay, `null` removes. A deal that becomes tempting is protected unless the patch says otherwise. */
function applyPatch<D extends DealSnapshot>(deal: D, patch: DealPatch, total: number): D {
  const said = withoutUndefined(patch);
  const next = { ...deal, ...said };
  const given = Object.entries({ ...deal, ...controlsAfter(deal, next, total), ...said });
  return Object.fromEntries(given.filter(([, value]) => value !== null)) as unknown as D;
}

const withoutUndefined = (patch: DealPatch) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/** Whether two JSON values are the same, whatever the order of their fields. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [ours, theirs] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...keys].every((key) => sameValue(ours[key], theirs[key]));
}
