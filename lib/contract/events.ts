import * as accountEvents from './events/account-events.ts';
import * as bookingEvents from './events/booking-events.ts';
import * as calendarEvents from './events/calendar-events.ts';
import * as dealEvents from './events/deal-events.ts';
import * as paymentEvents from './events/payment-events.ts';
import * as serviceEvents from './events/service-events.ts';
import * as stockEvents from './events/stock-events.ts';
import * as waitingEvents from './events/waiting-events.ts';

const { dealSnapshot: _, ...ofDeals } = dealEvents;

/** Every domain event, by name. docs/events.md is generated from this list. */
export const events = {
  ...ofDeals,
  ...stockEvents,
  ...bookingEvents,
  ...paymentEvents,
  ...accountEvents,
  ...calendarEvents,
  ...serviceEvents,
  ...waitingEvents,
};

export type DomainEvent = (typeof events)[keyof typeof events];
export type EventSource = DomainEvent['source'];

export const eventList: readonly DomainEvent[] = Object.values(events);

/** The capabilities that publish events, each once. */
export const sources: readonly EventSource[] = [
  ...new Set(Object.values(events).map(({ source }) => source)),
];

/** Returns all events of a source, by type, for a consumer that handles everything about an object. */
export const eventsFrom = <S extends EventSource>(source: S) =>
  Object.values(events)
    .filter((event): event is Extract<DomainEvent, { source: S }> => event.source === source)
    .toSorted((a, b) => (a.type < b.type ? -1 : 1));
