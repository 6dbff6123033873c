import type { Money, NewRefund } from '@stampede/mobile-sdk/admin';
import { readAmount } from '../../parts/amount.ts';

/** The fields of the form of a refund. */
export interface RefundFields {
  readonly part: 'all' | 'some';
  /** As typed, in the currency's own units. */
  readonly amount: string;
  readonly reason: string;
  readonly returnUnits: boolean;
}

export const noRefund: RefundFields = { part: 'all', amount: '', reason: '', returnUnits: false };

/** The faults of the entries, by field. */
export interface RefundFaults {
  readonly amount?: 'missing' | 'invalid' | 'zero' | 'tooMuch';
  readonly reason?: 'missing' | 'tooLong';
}

/** The API takes so many characters. */
export const longestReason = 300;

export const reasonFault = (reason: string): RefundFaults['reason'] => {
  if (reason.trim() === '') return 'missing';
  return [...reason.trim()].length > longestReason ? 'tooLong' : undefined;
};

export function faultsOf({ part, amount, reason }: RefundFields, left: Money): RefundFaults {
  const why = reasonFault(reason);
  const much = part === 'some' ? amountFault(amount, left) : undefined;
  return { ...(much && { amount: much }), ...(why && { reason: why }) };
}

function amountFault(amount: string, { amountMinor, currency }: Money): RefundFaults['amount'] {
  if (amount.trim() === '') return 'missing';
  const minor = minorOf(amount, currency);
  if (minor === undefined) return 'invalid';
  if (minor === 0) return 'zero';
  return minor > amountMinor ? 'tooMuch' : undefined;
}

function minorOf(typed: string, currency: string): number | undefined {
  const read = readAmount(typed, currency);
  return 'minor' in read ? read.minor : undefined;
}

/** Returns the amount that the form would refund. @returns undefined while it is not an amount */
export function amountOf({ part, amount }: RefundFields, left: Money): Money | undefined {
  const amountMinor = part === 'all' ? left.amountMinor : minorOf(amount, left.currency);
  return amountMinor === undefined ? undefined : { ...left, amountMinor };
}

/**
 * Returns the request. It names the amount also when that is all: should something else have been refunded meanwhile, the
 * API refuses it instead of refunding another amount than the person saw.
 */
export function refundOf(fields: RefundFields, left: Money): NewRefund {
  const amount = amountOf(fields, left);
  const isAll = amount?.amountMinor === left.amountMinor;
  return {
    ...(amount && { amount }),
    reason: fields.reason.trim(),
    returnUnits: isAll && fields.returnUnits,
  };
}
