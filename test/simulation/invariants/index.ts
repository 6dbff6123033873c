import type { Shop } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { bookingsMatchPayments, watchBookings } from './bookings.ts';
import { calledOffIsOver } from './called-off.ts';
import { eventsCountOnce } from './events.ts';
import { nothingLeftOpen, watchIntents } from './intents.ts';
import { limitsHold, watchLimits } from './limits.ts';
import { ledgerMatchesStripe } from './money.ts';
import { stockMatchesBookings, watchStock } from './stock.ts';

/** The rules that hold at every moment: each change and each event is looked at when it happens. */
export function watchInvariants(world: World, _shop: Shop): void {
  watchStock(world);
  watchBookings(world);
  watchIntents(world);
  watchLimits(world);
}

/** The rules that hold once faults have stopped and time has passed. */
export function checkAtTheEnd(world: World, shop: Shop): void {
  stockMatchesBookings(world);
  bookingsMatchPayments(world);
  calledOffIsOver(world);
  limitsHold(world, shop);
  nothingLeftOpen(world);
  ledgerMatchesStripe(world);
  eventsCountOnce(world);
}
