import type { Money } from '@stampede/mobile-sdk/admin';

/** The kinds of movements that a report names. */
export const effects = ['taken', 'given_back', 'came_back', 'disputed', 'dispute_won'] as const;

/** Reads an amount of a report, as in `1999 EUR`. @returns undefined for another text */
export function ledgerAmount(typed: string | undefined): Money | undefined {
  const [, minor, currency] = /^(-?\d+) ([A-Z]{3})$/.exec(typed ?? '') ?? [];
  return minor && currency ? { amountMinor: Number(minor), currency } : undefined;
}
