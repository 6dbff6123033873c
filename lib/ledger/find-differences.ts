import type { BookingId } from '../contract/ids.ts';
import type { LedgerDifference } from '../contract/refund.ts';
import { decideDifferences } from './decide-ledger-report.ts';
import { entryMovement } from './entry-movement.ts';
import type { LedgerReader } from './ledger-reader.ts';
import type { Movement, PaymentBooks } from './movement.ts';

export interface PaymentDifferences {
  /** The movements that both sides have, with the same amount. */
  readonly agreed: number;
  readonly differences: readonly LedgerDifference[];
  /** Stripe's movements that the ledger lacks. */
  readonly missing: readonly Movement[];
}

const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Compares the ledger's entries about a payment with Stripe's own books. */
export async function findDifferences(
  { ledger, books }: { readonly ledger: Pick<LedgerReader, 'of'>; readonly books: PaymentBooks },
  { bookingId, intentId }: { readonly bookingId: BookingId; readonly intentId: string | undefined },
): Promise<PaymentDifferences> {
  const here = (await ledger.of(bookingId)).flatMap((entry) => entryMovement(entry) ?? []);
  const there = intentId === undefined ? [] : await books.of(intentId);
  const differences = decideDifferences(here, there, always);
  const isMissing = ({ effect, id }: Movement) =>
    differences.some((one) => one.kind === 'missing_here' && one.effect === effect && one.id === id);
  const differing = differences.filter(({ kind }) => kind !== 'missing_at_stripe').length;
  return { agreed: there.length - differing, differences, missing: there.filter(isMissing) };
}
