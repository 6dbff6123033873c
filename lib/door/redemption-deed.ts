import type { Deed } from '../audit/entry.ts';
import type { BookingRecord } from '../bookings/booking.ts';
import type { RecordedUse } from '../bookings/redemption.ts';
import type { Facts } from '../contract/audit.ts';
import { toInstant } from '../platform/clock.ts';

/** The audit's entry for a change at the door: the status, the units, and which use. */
export const redemptionDeed = (
  before: BookingRecord,
  after: BookingRecord,
  { use, ...facts }: { readonly use: RecordedUse } & Facts,
): Deed => ({
  subject: { kind: 'booking', id: after.id },
  before: factsOf(before),
  after: {
    ...factsOf(after),
    use: { useId: use.id, deviceId: use.deviceId, deviceName: use.deviceName, quantity: use.quantity },
    ...(use.provisional && { provisional: true, cameAt: toInstant(use.at) }),
    ...facts,
  },
  at: toInstant(after.updatedAt),
  // One upload may have several uses of one booking.
  part: use.id,
});

const factsOf = ({ status, redemption }: BookingRecord): Facts => ({
  status,
  redeemedQuantity: redemption?.quantity ?? 0,
});
