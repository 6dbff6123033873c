import { onEventBatches } from '../../../lib/platform/consume.ts';
import { followSlots } from '../../../lib/slots/follow-slots.ts';
import { slotBookingEvents } from '../../../lib/slots/listens-to.ts';
import { bookingReader } from '../../parts/bookings.ts';
import { calendars } from '../../parts/slots.ts';
import { stocks } from '../../parts/stock.ts';

const deps = { bookings: bookingReader(), calendars: calendars(), stocks: stocks() };

/** Writes into the calendars what is left of the slots whose bookings changed. */
export const handler = onEventBatches(slotBookingEvents, (messages) => followSlots(deps, messages));
