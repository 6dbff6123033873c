import { accountEvents } from '../accounts/events.ts';
import { bookingEvents } from '../bookings/events.ts';
import { outsideCalendarEvents } from '../calendars/events.ts';
import type { Envelope } from '../contract/events/envelope.ts';
import { dealEvents } from '../deals/events.ts';
import { paymentEvents } from '../payments/events.ts';
import type { Change } from '../platform/stream.ts';
import type { TellsOf } from '../platform/tell.ts';
import { deletionEvents } from '../privacy/events.ts';
import { serviceEvents } from '../services/events.ts';
import { stockEvents } from '../stock/events.ts';
import { waitingEvents } from '../waiting/events.ts';
import { envelopesOf } from './envelopes-of.ts';
import type { PublishedTable } from './published-tables.ts';

const tellsOf: Readonly<Record<PublishedTable, TellsOf>> = {
  deals: dealEvents,
  stock: stockEvents,
  bookings: bookingEvents,
  accounts: accountEvents,
  payments: paymentEvents,
  privacy: deletionEvents,
  outsideCalendars: outsideCalendarEvents,
  services: serviceEvents,
  waiting: waitingEvents,
};

/**
 * Returns the domain events of a committed change: often one, sometimes several, and none for internal changes (limits,
 * claims, price history, units that move). An event exists exactly when its change was committed.
 */
export const eventsOf = (table: PublishedTable, change: Change): Envelope[] =>
  envelopesOf(change, tellsOf[table](change));
