import { EncryptJWT, jwtDecrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { riskReasons } from '../../../lib/contract/risk.ts';
import {
  type GuestKey,
  type GuestSecret,
  guestKeyOf,
  guestKeys,
  keptMs,
} from '../../../lib/platform/guest-keys.ts';
import type { Device } from '../../../lib/platform/http/authorize.ts';
import {
  guestIssuer,
  guestRenewalMs,
  guestTokenMs,
  openForRenewal,
  openGuestToken,
  sealGuestToken,
} from '../../../lib/platform/http/guest-tokens.ts';

const id = 'gst_0123456789abcdef';
const phone = 'the phone of Ada, as its app calls it';
const hour = 3_600_000;
const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];

/** A container, its clock, and the secret as it is by now. */
function bed(secret: GuestSecret = { current: one }) {
  const clock = { ms: Date.parse('2026-11-29T12:00:00.000Z'), now: () => clock.ms };
  const shop = { secret, reads: 0, fails: false };
  const read = async () => {
    shop.reads++;
    if (shop.fails) throw new Error('no answer');
    return shop.secret;
  };
  const container = () => {
    const keys = guestKeys({ read, clock });
    const on = (device: Partial<Device>) => ({
      clock,
      device: { id: undefined, isAskedFor: false, ...device },
    });
    return {
      keys,
      seal: (deviceId?: string, noticed: (typeof riskReasons)[number][] = []) =>
        sealGuestToken(keys, { id, deviceId, noticed }, clock),
      open: (token: string, device: Partial<Device> = {}) => openGuestToken(keys, token, on(device)),
      renew: (token: string, device: Partial<Device> = {}) => openForRenewal(keys, token, on(device)),
    };
  };
  return { clock, shop, container, ...container() };
}

const refused = { code: 'unauthenticated' };
const expired = { ...refused, message: expect.stringContaining('expired') };

describe('a guest’s token', () => {
  it('is good for a day, and no longer', async () => {
    const { clock, seal, open } = bed();
    const { token, expiresAt } = await seal();
    expect(expiresAt - clock.ms).toBe(24 * hour);
    clock.ms += guestTokenMs - 1_000;
    expect(await open(token)).toEqual({ kind: 'guest', id });
    clock.ms += 1_000;
    await expect(open(token)).rejects.toMatchObject(expired);
  });

  it('is good until the instant that it was given with, whatever part of a second that was made in', async () => {
    const { clock, seal, open } = bed();
    for (const part of [1, 499, 999]) {
      clock.ms = Date.parse('2026-11-29T12:00:00.000Z') + part;
      const { token, expiresAt } = await seal();
      expect(expiresAt).toBeLessThanOrEqual(clock.ms + guestTokenMs);
      clock.ms = expiresAt - 1;
      expect(await open(token)).toEqual({ kind: 'guest', id });
      clock.ms = expiresAt;
      await expect(open(token)).rejects.toMatchObject(expired);
    }
  });

  it('tells nobody whether its guest is suspected, neither by what it says nor by its length', async () => {
    const { seal, open } = bed();
    const { token: clean } = await seal(phone);
    for (const noticed of [riskReasons.slice(3, 4), [...riskReasons]]) {
      const { token } = await seal(phone, noticed);
      expect(token).toHaveLength(clean.length);
      const readable = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
      for (const word of [...riskReasons, 'noticed', id]) expect(readable.join()).not.toContain(word);
      expect(await open(token)).toEqual({ kind: 'guest', id, noticed });
    }
    expect(await open(clean)).toEqual({ kind: 'guest', id });
  });

  it('is good on the device that it was made on, wherever one is named', async () => {
    const { seal, open } = bed();
    const { token } = await seal(phone);
    for (const device of [{}, { id: phone }, { id: phone, isAskedFor: true }])
      expect(await open(token, device)).toMatchObject({ id });
    for (const device of [{ id: 'another phone, of somebody' }, { isAskedFor: true }])
      await expect(open(token, device)).rejects.toMatchObject({
        ...refused,
        message: expect.stringContaining('another device'),
      });
  });

  it('of no device is good on any', async () => {
    const { seal, open } = bed();
    const { token } = await seal();
    expect(await open(token, { id: phone, isAskedFor: true })).toMatchObject({ id });
  });
});

/** The key as other implementations take it. */
const joined = ({ proving, hiding }: GuestKey) => Buffer.concat([proving.export(), hiding.export()]);

/** A token with these claims, made by another implementation of JWE. */
const madeElsewhere = (claims: object, header: object = {}, key = guestKeyOf(one)) =>
  new EncryptJWT({ iss: guestIssuer, sub: id, iat: 1, exp: 4_000_000_000, noticed: '', ...claims })
    .setProtectedHeader({ alg: 'dir', enc: 'A256CBC-HS512', kid: key.id, ...header })
    .encrypt(joined(key));

describe('the form of a guest’s token', () => {
  it('is the one of RFC 7516: another implementation opens it, and makes one that opens here', async () => {
    const { seal, open, clock } = bed();
    const { token } = await seal(phone, ['guests_from_device']);
    const { payload } = await jwtDecrypt(token, joined(guestKeyOf(one)), { currentDate: new Date(clock.ms) });
    expect(payload).toMatchObject({ iss: guestIssuer, sub: id, iat: clock.ms / 1000 });
    expect(await open(await madeElsewhere({ noticed: 'guests_from_device' }))).toEqual({
      ...{ kind: 'guest', id, noticed: ['guests_from_device'] },
    });
  });

  it('is refused when one bit of any part is another', async () => {
    const { seal, open } = bed();
    const parts = (await seal(phone)).token.split('.');
    for (const index of [0, 2, 3, 4]) {
      const bytes = Buffer.from(parts[index] ?? '', 'base64url');
      for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const token = parts.with(index, changed.toString('base64url')).join('.');
        await expect(open(token), `byte ${at} of part ${index}`).rejects.toMatchObject(refused);
      }
    }
  });

  it.each([
    ['without a part', (parts: string[]) => parts.slice(0, 4)],
    ['with a part more', (parts: string[]) => [...parts, 'more']],
    ['with a wrapped key', (parts: string[]) => parts.with(1, 'a2V5')],
    ['with a shorter vector', (parts: string[]) => parts.with(2, 'aXY')],
    ['with half of its tag', (parts: string[]) => parts.with(4, (parts[4] ?? '').slice(0, 21))],
    ['without a tag', (parts: string[]) => parts.with(4, '')],
    ['without content', (parts: string[]) => parts.with(3, '')],
    ['of empty parts', () => ['', '', '', '', '']],
  ])('is refused %s', async (_, change) => {
    const { seal, open } = bed();
    const { token } = await seal();
    await expect(open(change(token.split('.')).join('.'))).rejects.toMatchObject(refused);
  });

  it.each([
    ['of another issuer', { iss: 'somebody' }, {}],
    ['of nobody', { sub: undefined }, {}],
    ['of a customer', { sub: 'usr_0123456789abcdef' }, {}],
    ['without an end', { exp: undefined }, {}],
    ['whose end is a text', { exp: '4000000000' }, {}],
    ['whose header asks for more', {}, { zip: 'DEF' }],
    ['whose header names a critical extension', {}, { crit: ['exp'] }],
  ])('is refused when it is %s', async (_, claims, header) => {
    const { open } = bed();
    const token = await madeElsewhere(claims, header).catch(() => undefined);
    if (token !== undefined) await expect(open(token)).rejects.toMatchObject(refused);
  });
});

describe('a renewal', () => {
  it('takes a token on its device until thirty days after its end', async () => {
    const { clock, seal, renew } = bed();
    const { token } = await seal(phone, ['guests_from_device']);
    const here = { id: phone, isAskedFor: true };
    expect(await renew(token, here)).toMatchObject({ id });
    clock.ms += guestTokenMs + guestRenewalMs - 1_000;
    expect(await renew(token, here)).toEqual({ kind: 'guest', id, noticed: ['guests_from_device'] });
    for (const device of [{ ...here, id: 'another phone, of somebody' }, { isAskedFor: true }])
      await expect(renew(token, device)).rejects.toMatchObject(refused);
    clock.ms += 1_000;
    await expect(renew(token, here)).rejects.toMatchObject(expired);
  });

  it('takes a token of no device until its end', async () => {
    const { clock, seal, renew } = bed();
    const { token } = await seal();
    clock.ms += guestTokenMs - 1_000;
    expect(await renew(token, { isAskedFor: true })).toMatchObject({ id });
    clock.ms += 1_000;
    await expect(renew(token, { id: phone, isAskedFor: true })).rejects.toMatchObject(refused);
  });
});

describe('the keys of guest tokens', () => {
  it('are two: what the previous one made is good', async () => {
    const { shop, seal, container } = bed();
    const { token } = await seal();
    shop.secret = { current: two, previous: one };
    const after = container();
    expect(await after.open(token)).toMatchObject({ id });
    expect((await after.keys.current()).id).toBe(guestKeyOf(two).id);
    expect((await after.seal()).token.split('.')[0]).not.toBe(token.split('.')[0]);
  });

  it.each([
    ['one that was taken out', { current: two }],
    ['one before the previous one', { current: three, previous: two }],
  ])('do not include %s, a minute later at the latest', async (_, secret) => {
    const { clock, shop, seal, open } = bed();
    const { token } = await seal();
    shop.secret = secret;
    clock.ms += keptMs - 1;
    expect(await open(token)).toMatchObject({ id });
    clock.ms += 1;
    await expect(open(token)).rejects.toMatchObject(refused);
  });

  it('are known before they are used', async () => {
    const { clock, shop, open, container } = bed({ current: one, next: two });
    await open((await container().seal()).token);
    shop.secret = { current: two, previous: one };
    clock.ms += keptMs - 1;
    expect(await open((await container().seal()).token)).toMatchObject({ id });
  });

  it('go on working while the secret cannot be read, and nobody is told that a token is wrong', async () => {
    const { clock, shop, seal, open, container } = bed();
    const { token } = await seal();
    shop.fails = true;
    clock.ms += keptMs;
    expect(await open(token)).toMatchObject({ id });
    const { reads } = shop;
    await open(token);
    expect(shop.reads).toBe(reads);
    const other = bed({ current: two });
    await expect(open((await other.seal()).token)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(container().open(token)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('refuse a made-up key without a look at the secret', async () => {
    const { shop, seal, open } = bed();
    await seal();
    const { reads } = shop;
    const other = bed({ current: two });
    for (let turn = 0; turn < 5; turn++)
      await expect(open((await other.seal()).token)).rejects.toMatchObject(refused);
    expect(shop.reads).toBe(reads);
  });
});
