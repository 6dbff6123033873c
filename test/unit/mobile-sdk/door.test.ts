import { verify as check, createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { qrCodeOf } from '../../../lib/door/door-code.ts';
import { doorKeyOf } from '../../../lib/door/door-keys.ts';
import { listDigest, shortCodeOf, spelled } from '../../../lib/door/short-code.ts';
import {
  createAdminClient,
  createDoor,
  type DoorBooking,
  type DoorEntry,
  type VerifySignature,
} from '../../../mobile-sdk/src/admin.ts';
import { bookingId } from '../../stored-items.ts';
import { type Asked, type Scripted, VirtualTime, world } from './world.ts';

const key = doorKeyOf('a secret of at least thirty-two characters');
const stranger = doorKeyOf('another secret of at least thirty-two characters');
const codeKey = Buffer.from('a key for tests only');
const dealId = 'deal_0000000000000001';
const auth = { getToken: () => ({ token: 'a token', id: 'ana' }) };

const entryOf = (n: number, changed: Partial<DoorEntry> = {}): DoorEntry => ({
  bookingId: bookingId(n),
  codeDigest: listDigest(shortCodeOf(codeKey, bookingId(n), 0)),
  version: 1,
  status: 'confirmed',
  quantity: 1,
  redeemedQuantity: 0,
  uses: [],
  refusedUses: [],
  ...changed,
});
const pageOf = (items: DoorEntry[], nextCursor: string | null = null) => ({
  ...{ dealId, title: 'Brunch for two', quantityTotal: 10, nextCursor, items },
  keys: [{ id: key.id, publicKey: key.publicKey }],
});
const qr = (n: number, by = key) => qrCodeOf(by, bookingId(n));

/** Answers at once, since virtual time does not wait for threads as WebCrypto has them. */
const verify: VerifySignature = (publicKey, message, signature) => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return check(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
};

/** A door whose network can be pulled, and that may be started again with the same storage. */
function bed(entries: DoorEntry[], answer: (asked: Asked) => Scripted | undefined = () => undefined) {
  const items = new Map<string, string>();
  const time = new VirtualTime();
  const state = { isConnected: true };
  const script = (asked: Asked): Scripted => {
    if (!state.isConnected) return 'lost';
    const own = answer(asked);
    if (own) return own;
    if (asked.headers['if-none-match'] === '"1"') return { status: 304 };
    return { status: 200, body: pageOf(entries), headers: { etag: '"1"' } };
  };
  const start = (how: { verify?: VerifySignature } = { verify }) => {
    const made = world(script, { timeoutMs: 500, auth }, { items, time });
    const door = createDoor(createAdminClient(made.options).core, { dealId, deviceName: 'Door 2', ...how });
    return { door, asked: made.asked };
  };
  return { state, time, start, ...start() };
}

describe('a door without a network', () => {
  it('admits by the signature and the list, each unit once, also after a new start', async () => {
    const { time, state, door, start } = bed([entryOf(1), entryOf(2, { quantity: 4 })]);
    await time.until(door.refresh());
    state.isConnected = false;
    expect(await time.until(door.admit({ code: qr(1) }))).toMatchObject({
      admitted: true,
      provisional: true,
    });
    const again = start().door;
    expect(await time.until(again.admit({ code: qr(1) }))).toMatchObject({
      admitted: false,
      outcome: 'used_up',
    });
    expect(await time.until(again.admit({ code: qr(2) }))).toMatchObject({ outcome: 'how_many' });
    expect(await time.until(again.admit({ code: qr(2), quantity: 3 }))).toMatchObject({ admitted: true });
    expect(await time.until(again.admit({ code: qr(2), quantity: 2 }))).toMatchObject({
      outcome: 'too_many',
    });
    const short = spelled(shortCodeOf(codeKey, bookingId(2), 0)).toUpperCase();
    expect(await time.until(again.admit({ code: short }))).toMatchObject({ admitted: true });
    expect(await time.until(again.admit({ code: short }))).toMatchObject({ outcome: 'used_up' });
    expect((await again.pending()).map(({ quantity }) => quantity)).toEqual([1, 3, 1]);
  });

  it('checks signatures by the platform where nothing else is given', async () => {
    const { time, door, start } = bed([entryOf(1)]);
    await time.until(door.refresh());
    const plain = start({}).door;
    expect(await plain.admit({ code: qr(1, stranger), offline: true })).toMatchObject({ unknown: 'forged' });
    expect(await plain.admit({ code: qr(1), offline: true })).toMatchObject({ admitted: true });
  });

  it('tells codes apart that are unreadable, mistyped, forged, cancelled or not on the list', async () => {
    const { time, state, door } = bed([entryOf(1), entryOf(2, { status: 'refunded' })]);
    await time.until(door.refresh());
    state.isConnected = false;
    const answer = async (code: string) => time.until(door.admit({ code, offline: true }));
    const short = shortCodeOf(codeKey, bookingId(1), 0);
    const mistyped = `${short.slice(0, -1)}${short.endsWith('0') ? '1' : '0'}`;
    expect(await answer('https://example.com')).toMatchObject({ unknown: 'unreadable' });
    expect(await answer(mistyped)).toMatchObject({ unknown: 'mistyped' });
    expect(await answer(qr(1, stranger))).toMatchObject({ unknown: 'forged' });
    const changed = qr(1).replace(/.$/, (last) => (last === '0' ? '8' : '0'));
    expect(
      await answer(`${changed.slice(0, 80)}${changed[80] === '0' ? '1' : '0'}${changed.slice(81)}`),
    ).toMatchObject({
      unknown: 'forged',
    });
    expect(await answer(shortCodeOf(codeKey, bookingId(3), 0))).toMatchObject({ unknown: 'not_found' });
    expect(await answer(qr(2))).toMatchObject({ outcome: 'not_redeemable' });
    expect(await answer(qr(3))).toMatchObject({ outcome: 'check_first', warnings: ['not_on_list'] });
    expect(await door.pending()).toEqual([]);
    const override = { reason: 'Booked at the bar.' };
    const admitted = await time.until(door.admit({ code: qr(3), override, offline: true }));
    expect(admitted).toMatchObject({ admitted: true });
    expect(await answer(qr(3))).toMatchObject({ outcome: 'used_up' });
  });

  it('reports its uses, learns of a double use, and counts by what the server said after that', async () => {
    const sent: Record<string, unknown>[] = [];
    const other = { useId: 'of-door-1', deviceId: 'door-1', deviceName: 'Door 1', staffId: 'bea' };
    const facts = {
      version: 2,
      status: 'redeemed' as const,
      quantity: 1,
      redeemedQuantity: 1,
      refusedUses: [],
    };
    const use = { ...other, quantity: 1, at: '2026-11-22T09:59:00.000Z', provisional: true };
    const booking: DoorBooking = { bookingId: bookingId(1), dealId, ...facts, uses: [use] };
    const { time, state, door } = bed([entryOf(1)], ({ path, body }) => {
      if (!path.includes('provisional')) return undefined;
      sent.push(body as Record<string, unknown>);
      const [{ useId }] = (body as { uses: { useId: string }[] }).uses as [{ useId: string }];
      return { status: 200, body: { items: [{ admitted: false, outcome: 'used_up', useId, booking }] } };
    });
    await time.until(door.refresh());
    state.isConnected = false;
    await time.until(door.admit({ code: qr(1) }));
    await expect(time.until(door.upload())).rejects.toMatchObject({ code: 'network' });
    expect(await door.pending()).toHaveLength(1);
    state.isConnected = true;
    const [answer] = await time.until(door.upload());
    expect(answer).toMatchObject({
      admitted: false,
      booking: { uses: [{ deviceName: 'Door 1', staffId: 'bea' }] },
    });
    expect(sent).toMatchObject([
      { deviceName: 'Door 2', uses: [{ bookingId: bookingId(1), quantity: 1, dealId }] },
    ]);
    expect(JSON.stringify(sent)).not.toContain('mayBeKnown');
    expect(await door.pending()).toEqual([]);
    expect((await time.until(door.refresh())).items).toMatchObject([{ version: 2, redeemedQuantity: 1 }]);
    state.isConnected = false;
    expect(await time.until(door.admit({ code: qr(1) }))).toMatchObject({ outcome: 'used_up' });
  });

  it('takes a use back that it never sent, and asks the server about one that may have arrived', async () => {
    const { time, state, door } = bed([entryOf(1)]);
    await time.until(door.refresh());
    state.isConnected = false;
    const undo = (useId: string) =>
      time.until(door.undo({ bookingId: bookingId(1), useId, reason: 'Wrong.' }));
    const own = await time.until(door.admit({ code: qr(1), offline: true }));
    await undo(own.useId);
    expect(await door.pending()).toEqual([]);
    const sent = await time.until(door.admit({ code: qr(1) }));
    await expect(undo(sent.useId)).rejects.toMatchObject({ code: 'network' });
    expect(await door.pending()).toHaveLength(1);
  });
});

describe('a door with a network', () => {
  it('shows the server’s answer, and knows it afterwards without one', async () => {
    const facts = {
      version: 2,
      status: 'redeemed',
      quantity: 1,
      redeemedQuantity: 1,
      uses: [],
      refusedUses: [],
    };
    const { time, state, door, asked } = bed([entryOf(1)], ({ path }) =>
      path.endsWith('/redemptions')
        ? {
            status: 201,
            body: {
              admitted: true,
              outcome: 'redeemed',
              useId: 'x',
              booking: { bookingId: bookingId(1), ...facts },
            },
          }
        : undefined,
    );
    await time.until(door.refresh());
    expect(await time.until(door.admit({ code: qr(1) }))).toMatchObject({
      admitted: true,
      provisional: false,
    });
    expect(asked.at(-1)?.body).toMatchObject({ dealId, deviceName: 'Door 2', code: qr(1) });
    state.isConnected = false;
    expect(await time.until(door.admit({ code: qr(1) }))).toMatchObject({ outcome: 'used_up' });
    expect(await door.pending()).toEqual([]);
  });

  it('downloads only pages that changed, and keeps names that it read before', async () => {
    const second = [entryOf(3, { name: 'Mara' })];
    const { time, door, asked } = bed([], ({ path, headers }) => {
      const isSecond = path.includes('cursor=next');
      const etag = isSecond ? '"b"' : '"a"';
      if (headers['if-none-match'] === etag) return { status: 304 };
      const page = isSecond ? pageOf(second) : pageOf([entryOf(1), entryOf(2)], 'next');
      return { status: 200, body: page, headers: { etag } };
    });
    const first = await time.until(door.refresh({ names: true }));
    expect(first.items.map((entry) => entry.bookingId)).toEqual([1, 2, 3].map(bookingId));
    second[0] = entryOf(3, { version: 2 });
    await time.until(door.refresh());
    const { items } = await time.until(door.refresh());
    expect(items).toMatchObject([{}, {}, { version: 2, name: 'Mara' }]);
    const tags = asked.slice(-2).map(({ headers }) => headers['if-none-match']);
    expect(tags).toEqual(['"a"', '"b"']);
    await door.close();
    expect(await door.list()).toBeUndefined();
  });
});
