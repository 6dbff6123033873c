import type { RecordedStatus } from '../contract/booking.ts';

/** `live`: it can still be cancelled · `used`: the buyer came or was served · `ended`: nothing is left to cancel. */
type Phase = 'live' | 'used' | 'ended';

/** The phase of each status. A new status does not compile until it has one. */
const phases: Readonly<Record<RecordedStatus, Phase>> = {
  held: 'live',
  confirmed: 'live',
  redeemed: 'used',
  fulfilled: 'used',
  rejected: 'ended',
  expired: 'ended',
  cancelled: 'ended',
  refunded: 'ended',
};

interface WithStatus {
  readonly status: RecordedStatus;
}

/** Whether the booking can still be cancelled, or its contact corrected. */
export const isLive = ({ status }: WithStatus): boolean => phases[status] === 'live';

/** The statuses of live bookings, for conditions of writes. */
export const liveStatuses = (): RecordedStatus[] =>
  (Object.keys(phases) as RecordedStatus[]).filter((status) => isLive({ status }));

/** Whether nothing of the booking is left to cancel. */
export const hasEnded = ({ status }: WithStatus): boolean => phases[status] === 'ended';

/** Whether the buyer has what they ordered: it is confirmed or used. */
export const isBought = ({ status }: WithStatus): boolean =>
  status === 'confirmed' || phases[status] === 'used';

/** Whether the booking's units count as taken. An ended booking keeps them when its refund left them with the buyer. */
export const keepsUnits = ({ status, unitsKept }: WithStatus & { readonly unitsKept?: true | undefined }) =>
  phases[status] !== 'ended' || unitsKept === true;
