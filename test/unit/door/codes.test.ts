import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32Alphabet } from '../../../lib/contract/ids.ts';
import { provesCode, qrCodeOf, readCode } from '../../../lib/door/door-code.ts';
import { doorKeyOf, doorKeys } from '../../../lib/door/door-keys.ts';
import { listDigest, lookupDigest, shortCodeOf, spelled } from '../../../lib/door/short-code.ts';
import { decodeBase32, encodeBase32 } from '../../../lib/platform/ids.ts';
import { bookingId } from '../../stored-items.ts';

const key = doorKeyOf('a secret of at least thirty-two characters');
const other = doorKeyOf('another secret of at least thirty-two characters');
const codeKey = Buffer.from('a key for tests only');
const qr = qrCodeOf(key, bookingId(1));
const short = shortCodeOf(codeKey, bookingId(1), 0);

const proved = (text: string, by = key) => {
  const read = readCode(text);
  return read.kind === 'qr' && read.keyId === by.id && provesCode(by.public, read.bytes)
    ? read.bookingId
    : undefined;
};

describe('the content of a QR code', () => {
  it('fits version 6 in its alphanumeric mode, and is the same each time', () => {
    expect(qr).toMatch(/^[0-9A-Z]{154}$/);
    expect(qrCodeOf(key, bookingId(1))).toBe(qr);
    expect(qrCodeOf(key, bookingId(2))).not.toBe(qr);
  });

  it('proves its booking to somebody who has the public key only', () => {
    expect(proved(qr)).toBe(bookingId(1));
    expect(proved(` ${qr.toLowerCase()}\n`)).toBe(bookingId(1));
    expect(proved(qr, other)).toBeUndefined();
  });

  it('proves nothing once any bit of it has changed', () => {
    const bits = fc.integer({ min: 0, max: 96 * 8 - 1 });
    fc.assert(
      fc.property(bits, (bit) => {
        const bytes = Buffer.from(decodeBase32(qr.toLowerCase()));
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return proved(encodeBase32(bytes)) === undefined;
      }),
      { numRuns: 100 },
    );
  });

  it.each(['', 'https://example.com', qr.slice(1), `${qr}0`, '0'.repeat(154), 'u'.repeat(10)])(
    'is unreadable as %j',
    (text) => expect(readCode(text)).toEqual({ kind: 'unreadable' }),
  );
});

describe('a short code', () => {
  it('is read as people write it', () => {
    const read = { kind: 'short', code: short };
    expect(spelled(short)).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
    for (const typed of [short, spelled(short), spelled(short).toUpperCase(), ` ${[...short].join(' ')} `])
      expect(readCode(typed)).toEqual(read);
    expect(readCode(short.replaceAll('0', 'o').replaceAll('1', 'I'))).toEqual(read);
  });

  it('shows each wrong character and each swap of two', () => {
    const places = Array.from({ length: short.length }, (_, place) => place);
    for (const place of places) {
      for (const character of base32Alphabet) {
        if (character === short[place]) continue;
        const wrong = short.slice(0, place) + character + short.slice(place + 1);
        expect(readCode(wrong)).toEqual({ kind: 'mistyped' });
      }
      for (const to of places.slice(place + 1)) {
        const swapped = [...short];
        [swapped[place], swapped[to]] = [short[to] as string, short[place] as string];
        if (short[place] !== short[to]) expect(readCode(swapped.join(''))).toEqual({ kind: 'mistyped' });
      }
    }
  });

  it('differs by booking, attempt and key', () => {
    const codes = [
      short,
      shortCodeOf(codeKey, bookingId(2), 0),
      shortCodeOf(codeKey, bookingId(1), 1),
      shortCodeOf(Buffer.from('another key'), bookingId(1), 0),
    ];
    expect(new Set(codes).size).toBe(4);
  });

  it('is kept under a digest that needs the key, and listed under one that fits many codes', () => {
    expect(lookupDigest(codeKey, short)).not.toBe(lookupDigest(Buffer.from('another key'), short));
    expect(listDigest(short)).toMatch(/^[0-9a-z]{6}$/);
  });
});

describe('doorKeys', () => {
  const secrets = ['the first secret of thirty-two characters', 'the second secret of thirty-two characters'];
  const [current = '', next = ''] = secrets;
  const setup = () => {
    const state = { now: 0, reads: 0, secret: { current, former: [] } as object, fails: false };
    const keys = doorKeys({
      clock: { now: () => state.now },
      read: async () => {
        state.reads++;
        if (state.fails) throw new Error('no network');
        return state.secret as never;
      },
    });
    return { state, keys };
  };

  it('accepts the next key and former ones, and signs with the current one', async () => {
    const { state, keys } = setup();
    state.secret = { current, next, former: ['a former secret of thirty-two characters'] };
    expect((await keys.all()).map(({ id }) => id)).toEqual(
      [current, next, 'a former secret of thirty-two characters'].map((text) => doorKeyOf(text).id),
    );
    expect((await keys.current()).id).toBe(doorKeyOf(current).id);
    expect(state.reads).toBe(1);
  });

  it('reads again after a minute, and goes on with what it knows while that fails', async () => {
    const { state, keys } = setup();
    await keys.all();
    state.secret = { current: next, former: [current] };
    state.now = 59_999;
    expect((await keys.current()).id).toBe(doorKeyOf(current).id);
    state.now = 60_000;
    state.fails = true;
    expect((await keys.current()).id).toBe(doorKeyOf(current).id);
    state.fails = false;
    expect((await keys.current()).id).toBe(doorKeyOf(next).id);
  });

  it('says that it cannot check codes before the first read', async () => {
    const { state, keys } = setup();
    state.fails = true;
    await expect(keys.current()).rejects.toMatchObject({ code: 'unavailable' });
  });
});
