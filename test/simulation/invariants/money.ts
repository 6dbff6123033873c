import type { LedgerEntry } from '../../../lib/ledger/ledger.ts';
import type { World } from '../world/world.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** What an entry says of the money at Stripe. */
const atStripe = (entries: readonly LedgerEntry[], kinds: readonly string[]) =>
  sum(
    entries
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ lines }) => lines.filter(({ account }) => account === 'stripe'))
      .map(({ amount }) => amount),
  );

/** Every entry sums to zero, and for each booking the ledger says what Stripe's books say. */
export function ledgerMatchesStripe(world: World): void {
  const entries = world.ledgerEntries();
  for (const { entry, lines } of entries)
    if (sum(lines.map(({ amount }) => amount)) !== 0) world.violated(`an entry is no zero sum: ${entry}`);

  const books = world.double.books().paymentIntents;
  const intents = Map.groupBy(world.intents.all(), ({ bookingId }) => bookingId);
  for (const [bookingId, ofBooking] of intents) {
    const theirs = books.filter(({ id }) => ofBooking.some((intent) => intent.id === id));
    const ours = entries.filter((entry) => entry.subject === bookingId);
    const ledger = {
      captured: atStripe(ours, ['capture', 'deposit']),
      refunded: -atStripe(ours, ['refund', 'deposit_returned', 'refund_failed', 'deposit_return_failed']),
      disputed: -atStripe(ours, ['dispute', 'dispute_won']),
    };
    const stripe = {
      captured: sum(theirs.map(({ captured }) => captured)),
      refunded: sum(theirs.map(({ refunded }) => refunded)),
      disputed: sum(theirs.map(({ disputed }) => disputed)),
    };
    if (JSON.stringify(ledger) !== JSON.stringify(stripe))
      world.violated(
        `the ledger differs from Stripe's books: ${bookingId} ${JSON.stringify(ledger)} and ${JSON.stringify(stripe)}`,
      );
  }
  const strange = entries.find(({ subject }) => !intents.has(subject));
  if (strange) world.violated(`an entry without a payment: ${strange.entry}`);
}
