import * as accountEvents from './events/account-events.ts';
import * as bookingEvents from './events/booking-events.ts';
import * as dealEvents from './events/deal-events.ts';
import type { EventShape } from './events/envelope.ts';
import * as paymentEvents from './events/payment-events.ts';
import * as stockEvents from './events/stock-events.ts';

const { dealSnapshot: _, ...ofDeals } = dealEvents;

/** Every domain event, by name. docs/events.md is generated from this list. */
export const events = { ...ofDeals, ...stockEvents, ...bookingEvents, ...paymentEvents, ...accountEvents };

export const eventList: readonly EventShape[] = Object.values(events);
