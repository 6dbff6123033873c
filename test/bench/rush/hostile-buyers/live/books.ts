import { inParallel } from '../../../../../lib/platform/in-parallel.ts';
import type { Played } from '../../pay/payer.ts';
import { type Check, judge } from '../../pay/verdict.ts';
import type { Sale } from '../evidence.ts';
import type { LiveWorld } from './world.ts';

/** What must hold after any rush with money, of this sale: the records and Stripe's books, and what buyers read. */
export async function judgeBooks(
  { control, http, admin, records, queues, sale: { dealId } }: LiveWorld,
  sale: Sale,
): Promise<Check[]> {
  const ours = new Set<string>(sale.bookings.map(({ id }) => id));
  const isOurs = (bookingId: string | undefined) => ours.has(bookingId ?? '');
  const plays = sale.visits.flatMap(({ buyerId, payments, outcome }) =>
    payments.map(({ bookingId }, index): Played => {
      const isLast = index === payments.length - 1;
      const { token = '' } = sale.people.get(buyerId) ?? {};
      return {
        ...{ persona: 'pays', bookingId, token, failures: [] },
        ...(isLast && outcome === 'confirmed' && { told: 'confirmed' }),
      };
    }),
  );
  const answers = new Map<string, string>();
  await inParallel(plays, 16, async ({ bookingId, token }) => {
    const { body } = await http.call({ method: 'GET', path: `/v1/bookings/${bookingId}`, token });
    answers.set(bookingId, body.status);
  });
  return judge({
    units: sale.units,
    bookings: sale.bookings,
    payments: await records.payments(dealId),
    ledger: (await records.ledger()).filter(({ subject }) => isOurs(subject)),
    intents: (await control.stripe.books()).paymentIntents.filter(({ metadata }) =>
      isOurs(metadata.bookingId),
    ),
    reconciliation: await admin.reconcile(dealId, 30_000),
    ...{ plays, answers },
    unanswered: sale.visits.filter(({ outcome }) => outcome === 'unanswered').length,
    dead: (await queues.depths()).dead,
  });
}
