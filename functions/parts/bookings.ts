import { bookingReaderOf as readerOf } from '../../lib/bookings/booking-reader.ts';
import { bookingRepository } from '../../lib/bookings/repository.ts';
import { lazy } from '../../lib/platform/lazy.ts';
import { dynamo, tableAt } from './dynamo.ts';

/** Bookings, and the units that their writes take or return. */
export const bookings = /* @__PURE__ */ lazy(() =>
  bookingRepository(dynamo(), { bookings: tableAt('BOOKINGS_TABLE'), stock: tableAt('STOCK_TABLE') }),
);

/** Bookings, for functions that only read them. They need no right to the stock. */
export const bookingReader = /* @__PURE__ */ lazy(() => readerOf(dynamo(), tableAt('BOOKINGS_TABLE')));
