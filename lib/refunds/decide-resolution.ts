import type { RefundResolution } from '../contract/refund.ts';
import type { Refund } from '../payments/payment.ts';
import type { Refundable } from './decide-refund.ts';

export type ResolutionDecision =
  | { readonly kind: 'resolve' }
  /** The refund was already resolved in this way. The call may be a retry. */
  | { readonly kind: 'done' }
  | { readonly kind: 'refuse'; readonly reason: string };

/**
 * Decides whether a failed refund may be resolved in this way.
 * @param again the id of the refund that would be tried instead
 */
export function decideResolution(
  { status, amountMinor, resolution: known }: Pick<Refund, 'status' | 'amountMinor' | 'resolution'>,
  resolution: RefundResolution['resolution'],
  { leftMinor, disputed }: Pick<Refundable, 'leftMinor' | 'disputed'>,
  again: string,
): ResolutionDecision {
  const same = resolution === 'settled' ? status === 'settled' : known?.replacedBy === again;
  if (same) return { kind: 'done' };
  if (status !== 'failed') return refuse(`A refund that is ${status} has not failed.`);
  if (amountMinor > leftMinor)
    return refuse(`Only ${leftMinor} minor units are left: money has gone back since.`);
  if (disputed && resolution === 'try_again')
    return refuse('The payment is disputed. The bank decides who gets the money.');
  return { kind: 'resolve' };
}

const refuse = (reason: string): ResolutionDecision => ({ kind: 'refuse', reason });
