import type { RecordedBooking } from '../../../lib/contract/booking.ts';
import type { Reconciliation } from '../../../lib/contract/stock.ts';
import { inParallel } from '../../../lib/platform/in-parallel.ts';
import { type Http, httpClient } from '../rush/http.ts';
import { staff } from '../rush/staff.ts';
import { tokenOf } from './app.ts';
import type { Outcome } from './play.ts';

/** What the server says, asked without the bad network. */
export interface Books {
  /** The bookings of each buyer, in the order of the outcomes. */
  readonly bookings: readonly (readonly RecordedBooking[])[];
  readonly deals: ReadonlyMap<string, Reconciliation>;
}

export async function readBooks(
  apiUrl: string,
  adminToken: string,
  outcomes: readonly Outcome[],
  patienceMs = 30_000,
): Promise<Books> {
  const http = httpClient(apiUrl, 4);
  try {
    const lists = await inParallel(outcomes, 4, ({ phone }) => bookingsOf(http, tokenOf(phone)));
    const bookings = lists.map((list) => {
      if (list.status === 'rejected') throw list.reason;
      return list.value;
    });
    const deals = new Map<string, Reconciliation>();
    for (const dealId of new Set(outcomes.map((outcome) => outcome.dealId))) {
      const records = bookings.flat().filter((booking) => booking.dealId === dealId).length;
      deals.set(dealId, await staff(http, adminToken).reconcile(dealId, patienceMs, records));
    }
    return { bookings, deals };
  } finally {
    http.close();
  }
}

async function bookingsOf(http: Http, token: string | undefined): Promise<RecordedBooking[]> {
  if (token === undefined) return [];
  for (let attempt = 1; ; attempt++) {
    const call = http.call({ method: 'GET', path: '/v1/bookings?limit=100', token });
    const reply = await call.catch(() => undefined);
    if (reply?.status === 200) return reply.body.items;
    // A busy machine starts functions late.
    if (attempt === 5) throw new Error(`A list of bookings answered ${JSON.stringify(reply)}`);
  }
}
