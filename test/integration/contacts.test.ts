import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgetBuyer } from '../../lib/bookings/forget-buyer.ts';
import { placeOrder } from '../../lib/bookings/place-order.ts';
import { attendeeExportRepository } from '../../lib/contacts/attendee-exports.ts';
import { forgetContact } from '../../lib/contacts/contact-writes.ts';
import { getBuyersContact, getOwnContact } from '../../lib/contacts/get-contact.ts';
import { listAttendees } from '../../lib/contacts/list-attendees.ts';
import { contactData } from '../../lib/contacts/personal-data.ts';
import { contactRepository } from '../../lib/contacts/repository.ts';
import { getAttendeeExport, requestAttendeeExport } from '../../lib/contacts/request-attendee-export.ts';
import { searchContacts } from '../../lib/contacts/search-contacts.ts';
import { keepContactOfPayment, setContact } from '../../lib/contacts/set-contact.ts';
import { writeAttendees } from '../../lib/contacts/write-attendees.ts';
import type { RecordedBooking } from '../../lib/contract/booking.ts';
import type { NewContact } from '../../lib/contract/contact.ts';
import type { BookingId, BuyerId, DealId, SellerId } from '../../lib/contract/ids.ts';
import { dealBookingRepository } from '../../lib/deal-bookings/repository.ts';
import { searchBookings } from '../../lib/deal-bookings/search-bookings.ts';
import { dealRepository } from '../../lib/deals/repository.ts';
import type { Actor } from '../../lib/platform/actor.ts';
import { PutCommand, ScanCommand } from '../../lib/platform/documents/commands.ts';
import { newId } from '../../lib/platform/ids.ts';
import { deal } from '../stored-items.ts';
import { unlimited } from './oversight-bed.ts';
import { bookingIdKey, type SaleBed, saleBed, start } from './sale-bed.ts';

const day = 86_400_000;
const mara = { name: 'Mara Lindner', email: 'Mara@Example.com', phone: '+4930123456' };
const seller = 'slr_0000000000000001';
const free = { unitPrice: { amountMinor: 0, currency: 'EUR' } };

let sale: SaleBed;
let bed: Awaited<ReturnType<typeof contactsBed>>;
beforeAll(async () => {
  sale = await saleBed();
});
afterAll(() => sale.stop());
beforeEach(async () => {
  sale.setTime(start);
  bed = await contactsBed();
});

async function contactsBed() {
  const { dynamo, clock, random, bookings, audit, trail } = sale;
  const table = await sale.table('contacts');
  const deals = await sale.table('deals');
  const projection = await sale.table('dealBookings');
  const files = new Map<string, string>();
  const jobs: { dealId: DealId; exportId: string }[] = [];
  return {
    table,
    dealsTable: deals,
    filesWritten: files,
    jobs,
    bookings,
    bookingIdKey,
    audit,
    trail,
    clock,
    random,
    guestOf: async (): Promise<BuyerId | undefined> => undefined,
    boughtBy: async (): Promise<{ bookingId: BookingId; guestId: BuyerId }[]> => [],
    deals: dealRepository(dynamo, deals),
    dealBookings: dealBookingRepository(dynamo, projection),
    contacts: contactRepository(
      dynamo,
      { contacts: table, bookings: sale.bookingsTable },
      Buffer.from('a key for tests only'),
    ),
    exports: attendeeExportRepository(dynamo, table),
    queue: { send: async (job: { dealId: DealId; exportId: string }) => void jobs.push(job) },
    files: {
      put: async (dealId: string, id: string, content: string) => void files.set(`${dealId}/${id}`, content),
      link: async (dealId: string, id: string) => `https://bucket.example/${dealId}/${id}`,
      eraseOf: async (dealId: string) => {
        for (const key of files.keys()) if (key.startsWith(`${dealId}/`)) files.delete(key);
      },
    },
  };
}

const staff = (role: 'admin' | 'support' | 'seller', sellerId: SellerId = seller): Actor => ({
  kind: 'staff',
  id: `a ${role}`,
  roles: [role],
  ...(role === 'seller' && { seller: { id: sellerId, role: 'owner' } }),
  signedInAt: start,
  operation: 'test',
  requestId: crypto.randomUUID(),
});

/** A deal that ends in an hour, of this seller. */
async function newDeal(units = 10, changed = {}, sellerId = seller): Promise<DealId> {
  const id = await sale.deal(units, changed);
  const item = deal({ pk: id, id, sellerId, endsAt: '2026-12-24T19:00:00.000Z' });
  await sale.dynamo.send(new PutCommand({ TableName: bed.dealsTable, Item: item }));
  return id;
}

/** A booking, which staff see at once. */
async function booked(
  dealId: DealId,
  buyerId: BuyerId = newId('gst', sale.random),
): Promise<RecordedBooking> {
  const buyer = { kind: 'guest', id: buyerId } as const;
  const { booking } = await placeOrder(sale.placing(), {
    buyer,
    idempotencyKey: crypto.randomUUID(),
    dealId,
    quantity: 1,
  });
  for (const record of await sale.bookings.listByBuyer(buyerId)) await bed.dealBookings.keep(record);
  return booking as RecordedBooking;
}
const say = ({ id, buyerId }: RecordedBooking, contact: NewContact) =>
  setContact(bed, { bookingId: id, buyerId, contact });
const own = ({ id, buyerId }: RecordedBooking) => getOwnContact(bed, { kind: 'guest', id: buyerId }, id);
const recordOf = async ({ buyerId, id }: RecordedBooking) => {
  const record = (await sale.bookings.listByBuyer(buyerId)).find((one) => one.id === id);
  if (!record) throw new Error('There is no such record');
  return record;
};
const everything = async () =>
  JSON.stringify((await sale.dynamo.send(new ScanCommand({ TableName: bed.table }))).Items);

describe('setContact', () => {
  it('keeps what the buyer says, and the last word replaces what was said before', async () => {
    const booking = await booked(await newDeal(10, free));
    expect(booking.status).toBe('confirmed');
    expect(await say(booking, mara)).toMatchObject({ bookingId: booking.id, ...mara });
    await say(booking, { name: 'Mara L.' });
    const contact = await own(booking);
    expect(contact).toMatchObject({ name: 'Mara L.', keptUntil: '2027-06-22T19:00:00.000Z' });
    expect(contact).not.toHaveProperty('email');
    expect((await searchContacts(bed, staff('admin'), mara.email)).items).toEqual([]);
  });

  it('is refused for somebody else’s booking, and for one that is over', async () => {
    const booking = await booked(await newDeal());
    const stranger = { ...booking, buyerId: newId('gst', sale.random) };
    await expect(say(stranger, mara)).rejects.toMatchObject({ code: 'not_found' });
    await expect(own(stranger)).rejects.toMatchObject({ code: 'not_found' });
    sale.setTime(start + 700_000);
    await expect(say(booking, mara)).rejects.toMatchObject({ code: 'invalid_state' });
    expect(await everything()).toBe('[]');
  });

  it('costs an order nothing: it is a write of its own', async () => {
    const dealId = await newDeal();
    sale.capacity.take();
    await placeOrder(sale.placing(), {
      buyer: { kind: 'guest', id: newId('gst', sale.random) },
      idempotencyKey: 'key',
      dealId,
      quantity: 1,
    });
    expect(sale.capacity.take()).toBe(4);
  });
});

describe('keepContactOfPayment', () => {
  it('adds to what was said, while the booking is held', async () => {
    const booking = await booked(await newDeal());
    const record = await recordOf(booking);
    await keepContactOfPayment(bed, record, { email: 'maar@example.com', name: 'Mara' });
    await keepContactOfPayment(bed, record, { email: 'mara@example.com' });
    expect(await own(booking)).toMatchObject({ name: 'Mara', email: 'mara@example.com' });
    expect((await searchContacts(bed, staff('admin'), 'maar@example.com')).items).toEqual([]);
  });

  it('changes nothing once the booking is paid: the last word before paying counts', async () => {
    const booking = await booked(await newDeal(10, free));
    await say(booking, mara);
    await keepContactOfPayment(bed, await recordOf(booking), { email: 'late@example.com' });
    expect(await own(booking)).toMatchObject({ email: mara.email });
  });
});

describe('the contact of a booking', () => {
  it('is shown to the staff of its deal, who leave an entry in the audit', async () => {
    const booking = await booked(await newDeal());
    await say(booking, mara);
    for (const role of ['admin', 'support', 'seller'] as const)
      expect(await getBuyersContact(bed, staff(role), booking.id)).toMatchObject(mara);
    const { items } = await bed.trail.list({ by: 'subject', value: booking.id }, { limit: 10 });
    expect(items.map(({ actor }) => actor.staffId).toSorted()).toEqual(['a admin', 'a seller', 'a support']);
    expect(JSON.stringify(items)).not.toMatch(/Mara|example\.com|4930/);
  });

  it('is hidden from another seller', async () => {
    const booking = await booked(await newDeal());
    await say(booking, mara);
    const other = staff('seller', 'slr_0000000000000002');
    await expect(getBuyersContact(bed, other, booking.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await searchContacts(bed, other, mara.email)).items).toEqual([]);
  });

  it('is gone when its time is over, whether or not the table has removed it', async () => {
    const booking = await booked(await newDeal());
    await say(booking, mara);
    sale.setTime(start + 3_600_000 + 180 * day - 1);
    expect(await own(booking)).toMatchObject(mara);
    sale.setTime(start + 3_600_000 + 180 * day);
    await expect(own(booking)).rejects.toMatchObject({ code: 'not_found' });
    await expect(getBuyersContact(bed, staff('admin'), booking.id)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await searchContacts(bed, staff('admin'), mara.email)).items).toEqual([]);
    expect(await everything()).toContain('Mara');
  });
});

describe('searchContacts', () => {
  it('finds the bookings of an address, however it is written, newest first', async () => {
    const dealId = await newDeal();
    const bookings = [];
    for (const n of [0, 1, 2]) {
      sale.setTime(start + n * 1000);
      const booking = await booked(dealId);
      bookings.push(booking.id);
      await say(booking, { email: n === 1 ? 'other@example.com' : mara.email });
    }
    const { items } = await searchContacts(bed, staff('support'), 'mara@example.COM');
    expect(items.map(({ booking }) => booking.id)).toEqual([bookings[2], bookings[0]]);
    expect(await everything()).not.toContain('"emailDigest":"mara');
  });
});

describe('searchBookings', () => {
  const search = (wanted: object, who = staff('admin')) =>
    searchBookings(bed, { staff: who, limit: 100, ...wanted });
  const idsOf = async (...args: Parameters<typeof search>) =>
    (await search(...args)).items.map(({ id }) => id);

  it('finds by id, buyer, deal, status and time, newest first', async () => {
    const dealId = await newDeal();
    const made: RecordedBooking[] = [];
    for (const n of [0, 1, 2]) {
      sale.setTime(start + n * 60_000);
      made.push(await booked(dealId));
    }
    const [first, second, third] = made.map(({ id }) => id);
    expect(await idsOf({ dealId })).toEqual([third, second, first]);
    expect(await idsOf({ bookingId: second })).toEqual([second]);
    expect(await idsOf({ buyerId: made[1]?.buyerId })).toEqual([second]);
    expect(await idsOf({ buyerId: made[1]?.buyerId, dealId: await newDeal() })).toEqual([]);
    expect(await idsOf({ dealId, status: 'confirmed' })).toEqual([]);
    expect(await idsOf({ dealId, status: 'held' })).toHaveLength(3);
    const period = { from: '2026-12-24T18:01:00Z', to: '2026-12-24T18:02:00.000Z' };
    expect(await idsOf({ dealId, ...period })).toEqual([second]);
    expect(await idsOf(period)).toEqual([second]);
    sale.setTime(start + 20 * 60_000);
    expect(await idsOf({ dealId, status: 'expired' })).toHaveLength(3);
  });

  it('goes through the house page by page and day by day, meeting each booking once', async () => {
    const [one, other] = [await newDeal(), await newDeal(10, { opensAt: 0, closesAt: start + 30 * day })];
    const made: BookingId[] = [];
    for (const [n, at] of [0, 1000, 2000, 3 * day, 3 * day + 1000].entries()) {
      sale.setTime(start + at);
      made.push((await booked(n < 2 ? one : other)).id);
    }
    const met: BookingId[] = [];
    let cursor: string | undefined;
    do {
      const page = await search({ limit: 2, cursor });
      met.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(met).toEqual(made.toReversed());
    expect(await idsOf({ to: '2026-12-25T00:00:00.000Z' })).toHaveLength(3);
  });

  it('shows a seller only what is theirs, and the house to admins and support', async () => {
    const booking = await booked(await newDeal());
    const other = staff('seller', 'slr_0000000000000002');
    await expect(search({ dealId: booking.dealId }, other)).rejects.toMatchObject({ code: 'not_found' });
    expect(await idsOf({ bookingId: booking.id }, other)).toEqual([]);
    expect(await idsOf({ buyerId: booking.buyerId }, other)).toEqual([]);
    expect(await idsOf({ buyerId: booking.buyerId }, staff('seller'))).toEqual([booking.id]);
    await expect(search({}, staff('seller'))).rejects.toMatchObject({ code: 'invalid_request' });
    expect(await idsOf({}, staff('support'))).toContain(booking.id);
  });

  it('refuses a long period of the house, and a cursor of nobody’s', async () => {
    const long = { from: '2026-10-01T00:00:00.000Z', to: '2026-12-24T00:00:00.000Z' };
    await expect(search(long)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(search({ cursor: 'AAAA' })).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

describe('attendees', () => {
  it('are a deal’s bookings with who made them, for those who may see it', async () => {
    const dealId = await newDeal();
    const booking = await booked(dealId);
    await say(booking, mara);
    sale.setTime(start + 1000);
    await booked(dealId);
    const { items } = await listAttendees(bed, staff('seller'), { dealId, limit: 10 });
    expect(items.map(({ contact }) => contact?.name)).toEqual([undefined, 'Mara Lindner']);
    const { items: entries } = await bed.trail.list({ by: 'subject', value: dealId }, { limit: 10 });
    expect(entries).toMatchObject([{ after: { attendees: 2 } }]);
    const other = staff('seller', 'slr_0000000000000002');
    await expect(listAttendees(bed, other, { dealId, limit: 10 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('are written into a file once, whose link the audit knows of, and which is gone after a day', async () => {
    const dealId = await newDeal(10, free);
    await say(await booked(dealId), { ...mara, name: '=cmd|calc' });
    const wanted = { dealId, statuses: ['confirmed' as const], byteOrderMark: true, idempotencyKey: 'key' };
    const asked = await requestAttendeeExport({ ...bed, oversight: unlimited }, staff('seller'), wanted);
    expect(await requestAttendeeExport({ ...bed, oversight: unlimited }, staff('seller'), wanted)).toEqual(
      asked,
    );
    const another = requestAttendeeExport({ ...bed, oversight: unlimited }, staff('seller'), {
      ...wanted,
      byteOrderMark: false,
    });
    await expect(another).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    const read = () => getAttendeeExport(bed, staff('seller'), { dealId, exportId: asked.id });
    expect(await read()).toMatchObject({ status: 'preparing' });
    const job = { dealId, exportId: asked.id };
    expect(await writeAttendees(bed, job)).toEqual({ outcome: 'written', rows: 1 });
    expect(await writeAttendees(bed, job)).toEqual({ outcome: 'needless', rows: 0 });
    const [header, line] = (bed.filesWritten.get(`${dealId}/${asked.id}`) ?? '').split('\r\n');
    expect(header).toBe('\uFEFFbooking,status,name,email,phone,quantity,total,currency,placedAt');
    expect(line).toMatch(
      /^bkg_\w{48},confirmed,'=cmd\|calc,Mara@Example.com,'\+4930123456,1,0.00,EUR,2026-12-24T18:00:00.000Z$/,
    );
    expect(await read()).toMatchObject({ status: 'ready', rows: 1, download: { url: expect.any(String) } });
    const { items } = await bed.trail.list({ by: 'subject', value: dealId }, { limit: 10 });
    expect(items).toHaveLength(2);
    expect(JSON.stringify(items)).not.toMatch(/calc|example|4930/i);
    sale.setTime(start + day);
    await expect(read()).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are for the seller of the deal and admins alone', async () => {
    const dealId = await newDeal();
    const wanted = { dealId, statuses: ['confirmed' as const], byteOrderMark: false, idempotencyKey: 'key' };
    for (const who of [staff('seller', 'slr_0000000000000002'), staff('support')])
      await expect(
        requestAttendeeExport({ ...bed, oversight: unlimited }, who, wanted),
      ).rejects.toMatchObject({ code: 'not_found' });
    expect(bed.jobs).toEqual([]);
  });
});

describe('a buyer who is forgotten', () => {
  it('stands in no list that was being written meanwhile', async () => {
    const me = newId('cus', sale.random);
    const dealId = await newDeal(10, free);
    await say(await booked(dealId, me), mara);
    await say(await booked(dealId), { name: 'Paul Ott' });
    const wanted = { dealId, statuses: ['confirmed' as const], byteOrderMark: false, idempotencyKey: 'key' };
    const { id } = await requestAttendeeExport({ ...bed, oversight: unlimited }, staff('seller'), wanted);
    const data = contactData({ ...bed, dynamo: sale.dynamo, lists: bed.files });
    let puts = 0;
    const files = {
      async put(...file: Parameters<typeof bed.files.put>) {
        if (puts++ === 0) await data.erase({ id: me });
        await bed.files.put(...file);
      },
    };
    const written = await writeAttendees({ ...bed, files }, { dealId, exportId: id });
    expect(written).toEqual({ outcome: 'written', rows: 2 });
    expect(bed.filesWritten.get(`${dealId}/${id}`)).toContain('Paul Ott');
    expect(bed.filesWritten.get(`${dealId}/${id}`)).not.toMatch(/Mara|4930/);
  });

  it('takes the contact and the lists with them, and nobody can add one afterwards', async () => {
    const me = newId('cus', sale.random);
    const dealId = await newDeal(10, free);
    const booking = await booked(dealId, me);
    const record = await recordOf(booking);
    await say(booking, mara);
    bed.filesWritten.set(`${dealId}/exp`, 'Mara Lindner');
    const data = contactData({
      ...bed,
      dynamo: sale.dynamo,
      lists: bed.files,
    });
    expect(await Array.fromAsync(data.export({ id: me }))).toMatchObject([mara]);
    await data.erase({ id: me });
    expect(await everything()).not.toMatch(/Mara|4930/);
    expect(bed.filesWritten.size).toBe(0);

    // What was said between the two steps goes with the booking.
    await say(booking, mara);
    await forgetBuyer(
      {
        bookings: sale.bookings,
        dynamo: sale.dynamo,
        tables: { bookings: sale.bookingsTable, stock: sale.stockTable },
        partsOf: async ({ id }) => [forgetContact(bed.table, id)],
        clock: sale.clock,
        random: sale.random,
      },
      me,
    );
    expect(await everything()).not.toMatch(/Mara|4930/);
    // A request that had read the booking before.
    const said = {
      fields: mara,
      now: start,
      keptUntil: start + day,
      while: ['confirmed'],
      replaces: true,
    } as const;
    expect(await bed.contacts.keep(record, said)).toBe('changed');
    expect(await everything()).toBe('[]');
  });
});
