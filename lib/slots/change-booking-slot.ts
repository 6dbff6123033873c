import type { AuditLog } from '../audit/audit-log.ts';
import { bookingDeed } from '../bookings/audit-booking.ts';
import { type BookingRecord, stocksOf, toBooking } from '../bookings/booking.ts';
import { type BookingStep, changed } from '../bookings/booking-writes.ts';
import { findRecordedBooking } from '../bookings/find-recorded.ts';
import type { BookingRepository } from '../bookings/repository.ts';
import type { RecordedBooking } from '../contract/booking.ts';
import { stepOf } from '../contract/chargeable.ts';
import type { BookingId, BuyerId, ResourceId, StockId } from '../contract/ids.ts';
import { times } from '../contract/money.ts';
import { isDisputed, leftMinor, type PaymentRecord, takenFacts } from '../payments/payment.ts';
import type { PaymentQueue } from '../payments/payment-queue.ts';
import { nextVersion } from '../payments/payment-writes.ts';
import type { Actor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import { logger } from '../platform/logger.ts';
import type { MacKey } from '../platform/mac-key.ts';
import { untilSettled } from '../platform/until-settled.ts';
import type { ServiceRecord } from '../services/service.ts';
import type { ServiceRepository } from '../services/service-repository.ts';
import type { StockRepository } from '../stock/repository.ts';
import type { Stock } from '../stock/stock.ts';
import { keyOfStock } from '../stock/stock-id.ts';
import { withUnitsBack } from './calendar-block.ts';
import { decideOpening } from './decide-opening.ts';
import { decideDifference, decideReschedule, rescheduleRefusals } from './decide-reschedule.ts';
import type { MoveRepository, MoveTarget } from './move-repository.ts';
import { noteLeft } from './note-left.ts';
import type { OpenDeps } from './open-slot.ts';
import { planOpening, readFacts } from './plan-opening.ts';
import { refuseOpening, requireResource } from './refuse-opening.ts';
import { parseSlotStock, slotStockId } from './slot-id.ts';
import { slotTerms, toSlotService } from './slot-terms.ts';

export interface RescheduleDeps extends OpenDeps {
  readonly stocks: Pick<StockRepository, 'get' | 'getMany' | 'changeSlotTerms'>;
  readonly bookings: Pick<BookingRepository, 'find'>;
  readonly services: Pick<ServiceRepository, 'get'>;
  readonly payments: { get(id: BookingId): Promise<PaymentRecord | undefined> };
  readonly moves: MoveRepository;
  readonly queue: Pick<PaymentQueue, 'settleSoon'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly bookingIdKey: MacKey;
}

interface Wish {
  readonly id: BookingId;
  readonly buyerId: BuyerId;
  /** Milliseconds since the epoch. */
  readonly startsAt: number;
  readonly resourceId?: ResourceId | undefined;
  /** The member of staff who moves it. */
  readonly actor?: Actor | undefined;
}

const patience = {
  races: { attempts: 10, baseMs: 20, capMs: 400 },
  contention: 'race',
  busy: 'Many people book these times at this moment. Try again in a moment.',
  retryAfter: 1,
} as const;

/**
 * Moves a booking to another slot of its service. It keeps its id and its payment. A cheaper slot gives the difference
 * back; a dearer one is refused. Repeating the request changes nothing.
 * @throws AppError `not_found`, `invalid_request`, `order_undecided`, `invalid_state`, `sold_out`, `deal_not_live`, `price_changed`,
 *   `quantity_too_large`, `unavailable`
 */
export async function rescheduleBooking(deps: RescheduleDeps, wish: Wish): Promise<RecordedBooking> {
  const { record, left, isRefunded } = await untilSettled({ ...patience, random: deps.random }, () =>
    attempt(deps, wish),
  );
  if (isRefunded) await deps.queue.settleSoon(record.id);
  for (const stockId of left)
    await noteLeft(deps, stockId).catch((error: unknown) =>
      // The consumer of the event does it again.
      logger.warn('calendar not updated', { stockId, error }),
    );
  return toBooking(record, deps.clock.now());
}

interface Moved {
  readonly record: BookingRecord;
  readonly left: readonly StockId[];
  readonly isRefunded: boolean;
}

/** Reads, decides and moves once. @returns undefined when another process came in between */
async function attempt(deps: RescheduleDeps, wish: Wish): Promise<Moved | undefined> {
  const booking = await findRecordedBooking(deps, { bookingId: wish.id, buyerId: wish.buyerId });
  const now = deps.clock.now();
  if (!booking.slot) throw new AppError('invalid_state', rescheduleRefusals.no_slot);
  const { serviceId, startsAt } = parseSlotStock(booking.stockId);
  const service = await deps.services.get(serviceId, { consistent: true });
  if (!service) throw new Error(`The service ${serviceId} of a booking is missing`);
  const byStaff = wish.actor !== undefined;
  const decision = decideReschedule({ booking, startsAt, service, target: wish, byStaff, now });
  if (decision.kind === 'done') return { record: booking, left: [], isRefunded: false };
  if (decision.kind === 'refuse') throw new AppError('invalid_state', rescheduleRefusals[decision.why]);
  requireResource(service, wish.resourceId, 'body.resourceId');
  const to = await findTarget(deps, service, booking, wish);
  const from = await deps.stocks.get(booking.stockId, { consistent: true });
  if (!to || !from) return undefined;
  return move(deps, { booking, from, to, now, actor: wish.actor });
}

/** Finds the new slot, as if the units of the old one were free: the new one may overlap it. */
async function findTarget(
  deps: RescheduleDeps,
  service: ServiceRecord,
  booking: BookingRecord,
  { startsAt, resourceId }: Wish,
): Promise<MoveTarget | undefined> {
  const { stockId, quantity } = booking;
  const read = await readFacts(deps, { service, startsAt });
  const facts = { ...read, blocks: withUnitsBack(read.blocks, keyOfStock(stockId), quantity) };
  const partySize = booking.slot?.partySize ?? quantity;
  const decision = decideOpening({
    ...{ ...facts, startsAt, partySize, resourceId },
    service: toSlotService(service),
    now: deps.clock.now(),
  });
  if (decision.kind === 'refuse') throw refuseOpening(decision.code);
  const id = slotStockId(decision.slot);
  if (decision.kind === 'join') {
    const stock = await deps.stocks.get(id, { consistent: true });
    if (stock && (stock.slot?.serviceVersion ?? 0) < service.version) {
      // It was opened at the terms of an earlier version. The next attempt sees those of now.
      await deps.stocks.changeSlotTerms(stock, slotTerms(service, startsAt), service.version);
      return undefined;
    }
    if (stock?.gate === 'open' && stock.available >= quantity) return { kind: 'join', stock };
    await noteLeft(deps, id);
    return undefined;
  }
  const plan = await planOpening(deps, service, decision, { ...facts, moving: { stockId, quantity } });
  if (plan.kind === 'write') return { kind: 'open', opening: withUnits(plan.write, quantity) };
  for (const booked of plan.ids) await noteLeft(deps, booked);
  return undefined;
}

/** Takes units of a slot as it is opened. */
function withUnits(write: Extract<MoveTarget, { kind: 'open' }>['opening'], quantity: number) {
  const stock: Stock = { ...write.stock, available: write.stock.total - quantity, sold: quantity };
  const place = keyOfStock(stock.id);
  const changes = write.changes.map((change) => {
    if (change.put?.[0] !== place) return change;
    const [from, until, , total] = change.put[1];
    return { ...change, put: [place, [from, until, stock.available, total]] as const };
  });
  return { ...write, stock, changes };
}

interface Given {
  readonly booking: BookingRecord;
  readonly from: Stock;
  readonly to: MoveTarget;
  readonly now: number;
  readonly actor: Actor | undefined;
}

async function move(
  deps: RescheduleDeps,
  { booking, from, to, now, actor }: Given,
): Promise<Moved | undefined> {
  const target = to.kind === 'join' ? to.stock : to.opening.stock;
  const payment = booking.total.amountMinor > 0 ? await deps.payments.get(booking.id) : undefined;
  const refunded = withDifference(deps, { booking, target, payment, now });
  const change = stepTo(booking, target, refunded, now);
  const after = changed(booking, change);
  const outcome = await deps.moves.move({
    ...{ booking, change, from, to, payment: refunded },
    audit: actor && deps.audit.entry(actor, bookingDeed(booking, after)),
  });
  if (outcome === 'units') await noteLeft(deps, target.id);
  if (outcome !== 'moved') return undefined;
  return { record: after, left: [from.id, target.id], isRefunded: refunded !== undefined };
}

/** Returns the payment with the refund of the difference. @throws AppError `price_changed` for a dearer slot */
function withDifference(
  deps: RescheduleDeps,
  {
    booking,
    target,
    payment,
    now,
  }: { booking: BookingRecord; target: Stock; payment: PaymentRecord | undefined; now: number },
): PaymentRecord | undefined {
  const price = times(target.unitPrice, booking.quantity);
  const isSame = target.unitPrice.currency === booking.unitPrice.currency;
  const paid = payment ? leftMinor(payment) : 0;
  const difference = decideDifference({ paid, stepMinor: stepOf(price.currency) }, price.amountMinor);
  if (!isSame && paid + price.amountMinor > 0)
    throw new AppError(
      'price_changed',
      'The new slot has a price in another currency. Book it anew, and cancel this one.',
      { currentPrice: target.unitPrice },
    );
  if (difference.kind === 'dearer')
    throw new AppError('price_changed', 'The new slot costs more. Book it anew, and cancel this one.', {
      currentPrice: target.unitPrice,
    });
  if (difference.kind === 'same' || !payment || isDisputed(payment)) return undefined;
  const id = `move-${booking.version}`;
  const refund = {
    ...{ id, amountMinor: difference.amountMinor, reason: 'The new slot costs less.' },
    ...({ status: 'requested', requestedAt: now } as const),
  };
  return nextVersion(deps, { payment, booking }, { refunds: { ...payment.refunds, [id]: refund } });
}

/** The change of the booking's record. */
function stepTo(
  booking: BookingRecord,
  target: Stock,
  refunded: PaymentRecord | undefined,
  now: number,
): BookingStep {
  if (!target.slot || !booking.slot) throw new Error(`No slot: ${target.id}`);
  const { serviceVersion: _version, busy: _busy, ...facts } = target.slot;
  const { partySize } = booking.slot;
  return {
    stockId: target.id,
    slot: { ...facts, ...(partySize !== undefined && { partySize }) },
    formerStocks: stocksOf(booking).filter((id) => id !== target.id),
    movedAt: now,
    ...(refunded && { payment: takenFacts(refunded) }),
    now,
  };
}
