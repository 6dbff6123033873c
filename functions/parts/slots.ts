import type { BookingRepository } from '../../lib/bookings/repository.ts';
import type { TakeOrderDeps } from '../../lib/bookings/take-order.ts';
import type { ServiceId } from '../../lib/contract/ids.ts';
import { ttlCache } from '../../lib/platform/cache.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import type { MacKey } from '../../lib/platform/mac-key.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { calendarRepository } from '../../lib/slots/calendar-repository.ts';
import type { FindSlotDeps } from '../../lib/slots/find-slot.ts';
import { moveRepository } from '../../lib/slots/move-repository.ts';
import { noteLeft } from '../../lib/slots/note-left.ts';
import { openSlot, type SlotFound, type SlotWish } from '../../lib/slots/open-slot.ts';
import { dynamo, tableAt } from './dynamo.ts';
import { resources, services } from './services.ts';
import { stocks } from './stock.ts';

/** The calendars of resources, with the stocks that are opened together with them. */
export const calendars = /* @__PURE__ */ lazy(() =>
  calendarRepository(dynamo(), { calendars: tableAt('CALENDARS_TABLE'), stock: tableAt('STOCK_TABLE') }),
);

/** A change of a service or of a resource counts for the next orders after this time. */
const serviceMs = 2_000;
/** In a rush on times that are taken, a container reads the calendars once a second. */
const openingMs = 1_000;

interface OrderingParts {
  readonly bookings: Pick<BookingRepository, 'get'>;
  readonly stock: TakeOrderDeps['stock'];
  readonly key: MacKey;
}

/** The parts with which orders find the stock of a slot. */
export function slotFinder({ bookings, stock, key }: OrderingParts): FindSlotDeps {
  const known = ttlCache({
    ...{ ttlMs: serviceMs, maxEntries: 500, clock },
    load: (id: ServiceId) => services().get(id),
  });
  const open = sharedOpenings();
  return {
    service: known.get,
    views: stock,
    stocks: stocks(),
    open,
    correct: (stockId) => noteLeft({ calendars: calendars(), stocks: stocks() }, stockId),
    bookings,
    bookingIdKey: key,
    clock,
  };
}

/** Opens each slot once, however many orders for it come at the same time. */
function sharedOpenings(): (wish: SlotWish) => Promise<SlotFound> {
  const wishes = new Map<string, SlotWish>();
  const openings = ttlCache({
    ...{ ttlMs: openingMs, maxEntries: 1_000, clock },
    load: (key: string) => {
      const wish = wishes.get(key);
      if (!wish) throw new Error(`The wish ${key} is missing`);
      wishes.delete(key);
      const deps = { calendars: calendars(), stocks: stocks(), resources: resources(), clock, random };
      return openSlot(deps, wish);
    },
  });
  return async (wish) => {
    const { service, startsAt, partySize, resourceId } = wish;
    const key = [service.id, service.version, startsAt, partySize, resourceId].join(' ');
    wishes.set(key, wish);
    const found = await openings.get(key);
    wishes.delete(key);
    // An opened slot is known by the view of its stock. It may be displaced, and then it has to be opened again.
    if (found.kind === 'open') openings.invalidate(key);
    return found;
  };
}

/** The parts with which a booking moves to another slot. */
export const movingParts = () => ({
  calendars: calendars(),
  stocks: stocks(),
  resources: resources(),
  services: services(),
  moves: moveRepository(dynamo(), {
    bookings: tableAt('BOOKINGS_TABLE'),
    stock: tableAt('STOCK_TABLE'),
    calendars: tableAt('CALENDARS_TABLE'),
    payments: tableAt('PAYMENTS_TABLE'),
  }),
});
