import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adoptGuests, maxGuests, rememberGuestEmail } from '../../lib/accounts/adopt-guests.ts';
import { guestRepository } from '../../lib/accounts/guest-repository.ts';
import { accountData } from '../../lib/accounts/personal-data.ts';
import { makeBookingId } from '../../lib/bookings/booking-id.ts';
import { buyersOf, findBuyer } from '../../lib/bookings/find-buyer.ts';
import type { BuyerId, CustomerId, DealId } from '../../lib/contract/ids.ts';
import { newId } from '../../lib/platform/ids.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';
import { turnableClock } from './deals-setup.ts';
import { startDynamoDb } from './dynamodb.ts';

const email = 'mara@example.com';
const mara = 'cus_0000000000000001' as CustomerId;
const lena = 'cus_0000000000000002' as CustomerId;
const newGuest = () => newId('gst', random) as BuyerId;
const bookingIdKey = Buffer.alloc(32, 7);

let database: Awaited<ReturnType<typeof startDynamoDb>>;
let table: string;
let deps: ReturnType<typeof bench>;

const bench = () => ({
  guests: guestRepository(database.dynamo, table),
  clock: turnableClock(),
  random,
  emailKey: Buffer.from('a key for addresses'),
});

beforeAll(async () => {
  database = await startDynamoDb();
});
afterAll(() => database.stop());
beforeEach(async () => {
  table = await database.createTable({ keys: ['pk', 'sk'] });
  deps = bench();
});

const items = async () => (await database.dynamo.send(new ScanCommand({ TableName: table }))).Items ?? [];

describe('adoptGuests', () => {
  it('gives a customer the guests that gave their address, however it was written', async () => {
    const [one, two, other] = [newGuest(), newGuest(), newGuest()];
    await rememberGuestEmail(deps, one, email);
    await rememberGuestEmail(deps, two, ' Mara@Example.COM ');
    await rememberGuestEmail(deps, other, 'lena@example.com');
    expect((await adoptGuests(deps, mara, email)).sort()).toEqual([one, two].sort());
    expect((await deps.guests.listOf(mara)).sort()).toEqual([one, two].sort());
    expect(await deps.guests.listOf(lena)).toEqual([]);
  });

  it('may be done again: nothing is lost and nothing comes twice', async () => {
    const guest = newGuest();
    await rememberGuestEmail(deps, guest, email);
    await adoptGuests(deps, mara, email);
    expect(await adoptGuests(deps, mara, email)).toEqual([]);
    // The guest's token still buys, and gives the address again.
    await rememberGuestEmail(deps, guest, email);
    expect(await adoptGuests(deps, mara, email)).toEqual([guest]);
    expect(await deps.guests.listOf(mara)).toEqual([guest]);
  });

  it('gives a guest to one account only, whoever asks at once', async () => {
    const guest = newGuest();
    await rememberGuestEmail(deps, guest, email);
    await rememberGuestEmail(deps, guest, 'lena@example.com');
    const adopted = await Promise.all([
      adoptGuests(deps, mara, email),
      adoptGuests(deps, lena, 'lena@example.com'),
    ]);
    expect(adopted.flat()).toEqual([guest]);
    const owned = await Promise.all([mara, lena].map((id) => deps.guests.listOf(id)));
    expect(owned.flat()).toEqual([guest]);
  });

  it('keeps no address that anybody could read', async () => {
    await rememberGuestEmail(deps, newGuest(), email);
    await rememberGuestEmail({ ...deps, emailKey: Buffer.from('another key') }, newGuest(), email);
    const kept = await items();
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toMatch(/mara|example/i);
    // Without our key nobody can tell whether an address is there.
    expect(new Set(kept.map(({ pk }) => pk)).size).toBe(2);
    expect(kept.every(({ ttl }) => Number(ttl) > deps.clock.now() / 1000)).toBe(true);
  });

  it('stops at so many guests: each makes listing dearer', async () => {
    const guests = Array.from({ length: maxGuests + 3 }, newGuest);
    await Promise.all(guests.map((guest) => rememberGuestEmail(deps, guest, email)));
    await adoptGuests(deps, mara, email);
    await adoptGuests(deps, mara, email);
    expect(await deps.guests.listOf(mara)).toHaveLength(maxGuests);
  });

  it('is undone with the account: the guest then leads to nobody', async () => {
    const guest = newGuest();
    await rememberGuestEmail(deps, guest, email);
    await adoptGuests(deps, mara, email);
    await accountData(database.dynamo, table).erase({ id: mara });
    expect(await items()).toEqual([]);
  });
});

describe('findBuyer', () => {
  const dealId = 'deal_0000000000000001' as DealId;
  const issued = (buyerId: BuyerId) =>
    makeBookingId(bookingIdKey, { buyerId, idempotencyKey: 'key', dealId, quantity: 1 });
  const customer = { kind: 'customer', id: mara, subject: 'mara', signedInAt: 0 } as const;

  it('knows one’s own bookings without asking whom one was', async () => {
    const guestsOf = () => Promise.reject(new Error('asked'));
    expect(await findBuyer({ bookingIdKey, guestsOf }, customer, issued(mara))).toBe(mara);
    const guest = newGuest();
    expect(await findBuyer({ bookingIdKey, guestsOf }, { kind: 'guest', id: guest }, issued(lena))).toBe(
      guest,
    );
  });

  it('finds the guest that one was, and nobody else', async () => {
    const [mine, other] = [newGuest(), newGuest()];
    const guestsOf = async (id: CustomerId) => (id === mara ? [newGuest(), mine] : [other]);
    expect(await findBuyer({ bookingIdKey, guestsOf }, customer, issued(mine))).toBe(mine);
    expect(await findBuyer({ bookingIdKey, guestsOf }, customer, issued(other))).toBe(mara);
    expect(await buyersOf({ guestsOf: async () => [mine] }, customer)).toEqual([mara, mine]);
    expect(await buyersOf({ guestsOf }, { kind: 'guest', id: mine })).toEqual([mine]);
  });
});
