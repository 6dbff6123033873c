import type { RecordedBooking } from '../../../lib/contract/booking.ts';
import { call, eachItem, eventually, tokenOf } from './client.ts';

/**
 * What a refused call must leave as it was: a deal, its prices and bookings, and what its buyers see of it. The demo
 * customer of other files buys other deals meanwhile.
 */
export async function snapshot(dealId: string, buyers: readonly string[] = []) {
  const token = await tokenOf('admin');
  const admin = async (path: string) =>
    (await call('GET', `/v1/admin/deals/${dealId}${path}`, { token })).body;
  const { countedAt: _, ...reconciliation } = await admin('/reconciliation');
  return {
    deal: await admin(''),
    prices: (await admin('/price-history')).items,
    bookings: (await admin('/bookings?limit=100')).items,
    reconciliation,
    buyers: await Promise.all(
      buyers.map(async (buyer) => (await bookingsOf(buyer)).filter((booking) => booking.dealId === dealId)),
    ),
  };
}

/** All pages: the demo customer has more bookings than one page holds. */
const bookingsOf = (token: string): Promise<RecordedBooking[]> =>
  Array.fromAsync(eachItem('/v1/bookings?limit=100', token));

/** The snapshot once the stream has drained, so that nothing of before can still change it. */
export const settledSnapshot = (dealId: string, buyers: readonly string[]) =>
  eventually(
    () => snapshot(dealId, buyers),
    ({ reconciliation, bookings, buyers: seen }) =>
      reconciliation.balanced && bookings.length === seen.flat().length,
  );
