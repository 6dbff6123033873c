import type { Booking } from '../contract/booking.ts';
import type { BookingId, BuyerId, StockId } from '../contract/ids.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { MacKey } from '../platform/mac-key.ts';
import type { Stock } from '../stock/stock.ts';
import { type BookingRecord, bookedOf, toBooking } from './booking.ts';
import { parseBookingId, provesOwner } from './booking-id.ts';
import { orderTotal } from './decide-total.ts';
import { isSameSlot } from './order-answers.ts';
import type { BookingRepository } from './repository.ts';

export interface GetBookingDeps {
  readonly bookings: Pick<BookingRepository, 'find'>;
  readonly stock: { get(stockId: StockId): Promise<Stock | undefined> };
  readonly clock: Clock;
  readonly bookingIdKey: MacKey;
}

/** The longest that the burst queue keeps an order. Its dead letters are handled within that time. */
const undecidedMs = 14 * 86_400_000;

/**
 * Returns a buyer's booking. An accepted and unrecorded one reads `queued`, because its id proves that we issued it.
 * @throws AppError `not_found`
 */
export async function getBooking(deps: GetBookingDeps, id: BookingId, buyerId: BuyerId): Promise<Booking> {
  const { identity, stockId, quantity } = parseBookingId(id);
  const record = await deps.bookings.find(buyerId, identity);
  // Its buyer was erased, so no order waits, even if the buyer's tokens are still valid.
  if (record === 'forgotten') throw noSuchBooking();
  if (record?.id === id) return toBooking(record, deps.clock.now());
  if (provesOwner(deps.bookingIdKey, id, buyerId)) {
    // An order of any resource that was sent twice may have two ids, and has one booking.
    if (record && isSameSlot(record, { stockId, quantity })) return toBooking(record, deps.clock.now());
    const stock = await deps.stock.get(stockId);
    if (record) return reusedKey(record, id, stock);
    if (stock && mayBeQueued(deps, stock))
      return { id, ...bookedOf({ stockId, quantity }, stock.slot, false), quantity, status: 'queued' };
  }
  throw noSuchBooking();
}

const noSuchBooking = () => new AppError('not_found', 'There is no such booking.');

const mayBeQueued = ({ clock }: GetBookingDeps, { closesAt }: Stock): boolean =>
  clock.now() < closesAt + undecidedMs;

/** Two orders with one key were accepted in the same rush. The first recorded one has the key, and this is the other. */
function reusedKey({ slot: _, ...record }: BookingRecord, id: BookingId, stock: Stock | undefined): Booking {
  const { stockId, quantity } = parseBookingId(id);
  return {
    ...toBooking({
      ...record,
      ...(stock?.slot && { slot: stock.slot }),
      id,
      stockId,
      quantity,
      total: orderTotal(record, { quantity }),
      status: 'rejected',
      rejection: 'idempotency_key_reused',
    }),
  };
}
