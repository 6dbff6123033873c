import type { Envelope } from '../contract/events/envelope.ts';
import type { Change, Item } from '../platform/stream.ts';
import { accountEvents, deletionEvents } from './account-events.ts';
import { bookingEvents } from './booking-events.ts';
import { dealEvents } from './deal-events.ts';
import { paymentEvents } from './payment-events.ts';
import { stockEvents } from './stock-events.ts';

/**
 * The domain events that a committed change makes: often one, sometimes several, and none for what is nobody else's
 * business (limits, claims, price history, units that move). An event exists exactly when its change was committed.
 */
export function eventsOf(change: Change): Envelope[] {
  const item = change.after ?? change.before ?? {};
  if (isDeal(item)) return dealEvents(change);
  if (isBooking(item)) return bookingEvents(change);
  if (isPayment(item)) return paymentEvents(change);
  if (isStock(item)) return stockEvents(change);
  if (isDeletion(item)) return deletionEvents(change);
  if (isAccount(item)) return accountEvents(change);
  return [];
}

// Told apart by shape rather than by table: a stream's ARN names a table that each stage calls differently.
const isDeal = ({ sk }: Item) => sk === 'deal';
const isBooking = ({ sk, status }: Item) =>
  typeof sk === 'string' && sk.startsWith('booking#') && typeof status === 'string';
const isPayment = ({ sk, bookingId }: Item) => sk === 'payment' && typeof bookingId === 'string';
const isCustomer = (pk: unknown) => typeof pk === 'string' && pk.startsWith('cus_');
const isDeletion = ({ pk, sk }: Item) => isCustomer(pk) && sk === 'deletion';
const isAccount = ({ pk, sk }: Item) =>
  isCustomer(pk) && typeof sk === 'string' && /^(profile|preferences|consent#.*|bought#.*)$/.test(sk);
const isStock = ({ sk, total }: Item) => sk === undefined && typeof total === 'number';
