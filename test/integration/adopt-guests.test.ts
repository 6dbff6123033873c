import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adoptGuests, mostAtOnce } from '../../lib/accounts/adopt-guests.ts';
import { guestRepository } from '../../lib/accounts/guest-repository.ts';
import { accountData } from '../../lib/accounts/personal-data.ts';
import { makeBookingId } from '../../lib/bookings/booking-id.ts';
import { findBuyer } from '../../lib/bookings/find-buyer.ts';
import type { BookingId, BuyerId, CustomerId, DealId } from '../../lib/contract/ids.ts';
import { addressItems, purchasesByAddress } from '../../lib/payments/address-writes.ts';
import { ScanCommand, TransactWriteCommand } from '../../lib/platform/documents/commands.ts';
import { emailDigest } from '../../lib/platform/email-digest.ts';
import { newId } from '../../lib/platform/ids.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { stockOfDeal } from '../../lib/stock/stock-id.ts';
import { turnableClock } from './deals-bed.ts';
import { startDynamoDb } from './dynamodb.ts';

const email = 'mara@example.com';
const mara = 'cus_0000000000000001' as CustomerId;
const lena = 'cus_0000000000000002' as CustomerId;
const newGuest = () => newId('gst', random);
const bookingIdKey = Buffer.alloc(32, 7);
const emailKey = Buffer.from('a key for addresses');
const stockId = stockOfDeal('deal_0000000000000001' as DealId);
const issued = (buyerId: BuyerId) =>
  makeBookingId(bookingIdKey, {
    ...{ buyerId, idempotencyKey: crypto.randomUUID() },
    units: [{ stockId, quantity: 1 }],
  });

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let accounts: string;
let payments: string;
let deps: ReturnType<typeof bed>;

const bed = () => ({
  guests: guestRepository(database.dynamo, accounts),
  purchases: purchasesByAddress(database.dynamo, payments),
  clock: turnableClock(),
  random,
  emailKey,
});

beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  accounts = await database.table('accounts');
  payments = await database.table('payments');
  deps = bed();
});

const itemsOf = async (table: string) =>
  (await database.dynamo.send(new ScanCommand({ TableName: table }))).Items ?? [];

/** A guest's booking, paid under the address or only begun. */
async function bought(
  guestId: BuyerId,
  address = email,
  { stage = 'paid' as const, key = emailKey }: { stage?: 'paid' | 'begun'; key?: Buffer } = {},
): Promise<BookingId> {
  const bookingId = issued(guestId);
  const now = { digest: emailDigest(key, address), stage, until: deps.clock.now() + 3_600_000 };
  const purchase = { guestId, orderedAt: deps.clock.now() };
  const TransactItems = addressItems(payments, bookingId, { now, purchase });
  await database.dynamo.send(new TransactWriteCommand({ TransactItems }));
  return bookingId;
}
const boughtBy = async (id: CustomerId) =>
  (await deps.guests.boughtBy(id)).map(({ bookingId }) => bookingId).toSorted();

describe('adoptGuests', () => {
  it('gives a customer what was paid under their address, however it was written', async () => {
    const mine = [await bought(newGuest()), await bought(newGuest(), ' Mara@Example.COM ')].toSorted();
    await bought(newGuest(), 'lena@example.com');
    expect((await adoptGuests(deps, mara, email)).toSorted()).toEqual(mine);
    expect(await boughtBy(mara)).toEqual(mine);
    expect(await boughtBy(lena)).toEqual([]);
    expect(await adoptGuests(deps, mara, email)).toEqual([]);
  });

  it('gives two people on one phone what each of them paid for, and no later purchase of that phone', async () => {
    const phone = newGuest();
    const [hers, his] = [await bought(phone), await bought(phone, 'lena@example.com')];
    await adoptGuests(deps, mara, email);
    await adoptGuests(deps, lena, 'lena@example.com');
    await bought(phone, 'somebody@example.com');
    expect([await boughtBy(mara), await boughtBy(lena)]).toEqual([[hers], [his]]);
  });

  it('finds what was paid behind the unpaid orders of fifty-five strangers, and none of theirs', async () => {
    for (let stranger = 0; stranger < 55; stranger++) await bought(newGuest(), email, { stage: 'begun' });
    const paid = await bought(newGuest());
    expect(await adoptGuests(deps, mara, email)).toEqual([paid]);
    expect(await boughtBy(mara)).toEqual([paid]);
  });

  it('has no end: what is more than one sign-in can take comes with the next', async () => {
    const all = await Promise.all(Array.from({ length: mostAtOnce + 3 }, () => bought(newGuest())));
    expect(await adoptGuests(deps, mara, email)).toHaveLength(mostAtOnce);
    expect(await adoptGuests(deps, mara, email)).toHaveLength(3);
    expect(await boughtBy(mara)).toEqual(all.toSorted());
  });

  it('gives a booking to one account only, whoever asks at once', async () => {
    const booking = await bought(newGuest());
    const adopted = await Promise.all([adoptGuests(deps, mara, email), adoptGuests(deps, lena, email)]);
    expect(adopted.flat()).toEqual([booking]);
    expect([...(await boughtBy(mara)), ...(await boughtBy(lena))]).toEqual([booking]);
  });

  it('lets somebody who signs in at the checkout reach what they pay for, by its id and for that time', async () => {
    const guest = newGuest();
    const open = await bought(guest, email, { stage: 'begun' });
    await adoptGuests(deps, mara, email);
    expect(await deps.guests.guestOf(mara, open, deps.clock.now())).toBe(guest);
    expect(await deps.guests.guestOf(lena, open, deps.clock.now())).toBeUndefined();
    expect(await deps.guests.guestOf(mara, open, deps.clock.now() + 3_601_000)).toBeUndefined();
    expect(await boughtBy(mara)).toEqual([]);
  });

  it('keeps no address that anybody could read', async () => {
    await bought(newGuest());
    await bought(newGuest(), email, { key: Buffer.from('another key') });
    const kept = await itemsOf(payments);
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toMatch(/mara|example/i);
    // Without our key nobody can tell whether an address is there.
    expect(new Set(kept.map(({ pk }) => pk)).size).toBe(2);
    expect(kept.every(({ ttl }) => Number(ttl) > deps.clock.now() / 1000)).toBe(true);
  });

  it('is undone with the account: the guest then leads to nobody', async () => {
    await bought(newGuest());
    await adoptGuests(deps, mara, email);
    await accountData(database.dynamo, accounts).erase({ id: mara });
    expect([...(await itemsOf(accounts)), ...(await itemsOf(payments))]).toEqual([]);
  });
});

describe('findBuyer', () => {
  const customer = { kind: 'customer', id: mara, subject: 'mara', signedInAt: 0 } as const;
  const find = (guestOf: () => Promise<BuyerId | undefined>) => ({
    bookingIdKey,
    guestOf,
    clock: deps.clock,
  });

  it('knows one’s own bookings without asking whom one was', async () => {
    const asked = find(() => Promise.reject(new Error('asked')));
    expect(await findBuyer(asked, customer, issued(mara))).toBe(mara);
    const guest = newGuest();
    expect(await findBuyer(asked, { kind: 'guest', id: guest }, issued(lena))).toBe(guest);
  });

  it('finds the guest that one was, and nobody else', async () => {
    const [mine, other] = [newGuest(), newGuest()];
    expect(
      await findBuyer(
        find(async () => mine),
        customer,
        issued(mine),
      ),
    ).toBe(mine);
    expect(
      await findBuyer(
        find(async () => mine),
        customer,
        issued(other),
      ),
    ).toBe(mara);
    expect(
      await findBuyer(
        find(async () => undefined),
        customer,
        issued(other),
      ),
    ).toBe(mara);
  });
});
