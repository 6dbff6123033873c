import { type BookingRecord, toBooking } from '../bookings/booking.ts';
import type { BookingId } from '../contract/ids.ts';
import { majorUnits } from '../contract/major-units.ts';
import type { DealBookings, WalkPlace } from '../deal-bookings/repository.ts';
import type { Clock } from '../platform/clock.ts';
import { csvLine, byteOrderMark as mark } from '../platform/csv.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import type { AttendeeExportRecord, AttendeeExports, AttendeeJob } from './attendee-exports.ts';
import type { AttendeeFiles } from './attendee-files.ts';
import type { ContactRecord } from './contact.ts';
import type { ContactRepository } from './repository.ts';

interface Deps {
  readonly exports: Pick<AttendeeExports, 'get' | 'markReady'>;
  readonly files: Pick<AttendeeFiles, 'put'>;
  readonly dealBookings: Pick<DealBookings, 'walk'>;
  readonly contacts: Pick<ContactRepository, 'getMany'>;
  readonly clock: Clock;
}

const columns = ['booking', 'status', 'name', 'email', 'phone', 'quantity', 'total', 'currency', 'placedAt'];
const pageSize = 500;

/** A buyer of the deal may be erased while the list is written, but hardly ever this often. */
const mostTries = 5;

/**
 * Writes the file of a list of attendees. A second delivery finds it ready, or writes it again.
 *
 * A deletion erases a buyer's contact first, and the lists of the deal after that. A list that was read before the
 * first step and written after the second would keep the contact. So the contacts are checked once more after writing,
 * and the list is made again when one has gone.
 * @throws Error when buyers are erased in every attempt: the message is redelivered
 */
export async function writeAttendees(
  deps: Deps,
  { dealId, exportId }: AttendeeJob,
): Promise<{ outcome: 'written' | 'needless'; rows: number }> {
  const record = await deps.exports.get(dealId, exportId);
  if (!record || record.readyAt !== undefined) return { outcome: 'needless', rows: 0 };
  for (let tries = 0; tries < mostTries; tries++) {
    const now = deps.clock.now();
    const { lines, named } = await read(deps, record, now);
    const content = [record.byteOrderMark ? mark : '', csvLine(columns), ...lines].join('');
    await deps.files.put(dealId, exportId, content);
    const still = await deps.contacts.getMany(named, now, { consistent: true });
    if (still.size < named.length) continue;
    await deps.exports.markReady(record, lines.length, now);
    return { outcome: 'written', rows: lines.length };
  }
  throw new Error(`Buyers of ${dealId} keep being forgotten`);
}

/** Reads the lines of the list, and the bookings that have a contact in it. */
async function read(
  { dealBookings, contacts }: Deps,
  { dealId, statuses }: AttendeeExportRecord,
  now: number,
): Promise<{ readonly lines: string[]; readonly named: BookingId[] }> {
  const lines: string[] = [];
  const named: BookingId[] = [];
  let place: WalkPlace | undefined = { shard: 0 };
  while (place) {
    const { records, next } = await dealBookings.walk(stockOfDeal(dealId), place, pageSize);
    const wanted = records.filter((one) => statuses.includes(toBooking(one, now).status));
    const found = await contacts.getMany(
      wanted.map(({ id }) => id),
      now,
    );
    for (const one of wanted) lines.push(lineOf(one, found.get(one.id), now));
    named.push(...found.keys());
    place = next;
  }
  return { lines, named };
}

function lineOf(record: BookingRecord, contact: ContactRecord | undefined, now: number): string {
  const { id, status, quantity, total, createdAt } = toBooking(record, now);
  return csvLine([
    id,
    status,
    contact?.name,
    contact?.email,
    contact?.phone,
    quantity,
    majorUnits(total),
    total.currency,
    createdAt,
  ]);
}
