import type { BookingRecord } from '../../../../lib/bookings/booking.ts';

type Held = Pick<
  BookingRecord,
  'status' | 'quantity' | 'createdAt' | 'updatedAt' | 'holdExpiresAt' | 'unitPrice'
>;

/** The most units of these bookings that were held and not paid for at one moment, as their records tell. */
export function mostUnpaid(bookings: readonly Held[]): number {
  const steps = bookings
    .filter(({ status, unitPrice }) => status !== 'rejected' && unitPrice.amountMinor > 0)
    .flatMap((booking) => [
      { at: booking.createdAt, units: booking.quantity },
      { at: heldUntil(booking), units: -booking.quantity },
    ])
    // What ends at a moment makes room for what begins then.
    .sort((one, other) => one.at - other.at || one.units - other.units);
  let [units, most] = [0, 0];
  for (const step of steps) {
    units += step.units;
    most = Math.max(most, units);
  }
  return most;
}

function heldUntil({ status, updatedAt, holdExpiresAt = Number.POSITIVE_INFINITY }: Held): number {
  if (status === 'held') return holdExpiresAt;
  // A hold that is over counts no more, even while its release is on its way.
  return status === 'expired' ? Math.min(updatedAt, holdExpiresAt) : updatedAt;
}
