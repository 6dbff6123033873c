import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../mobile-sdk/src/auth/sha256.ts';
import { base64url } from '../../../mobile-sdk/src/core/base64url.ts';
import { createClient, getProfile, listBookings } from './sdk.ts';
import { type Asked, guestAnswer, problem, type Scripted, tokenOf, world } from './world.ts';

const page = { issuer: 'https://api.test', clientId: 'app', redirectUri: 'shop://signed-in' };
const tokens = (name: string, expiresIn = 900): Scripted => ({
  status: 200,
  body: { access_token: tokenOf('ada', name), refresh_token: `${name}-refresh`, expires_in: expiresIn },
});

const bearer = (name: string) => `Bearer ${tokenOf('ada', name)}`;

/** A pool whose answers are given in their order, and an API that says whose token it saw. */
function pool(
  answers: Scripted[],
  refuse: (asked: Asked) => boolean = () => false,
  found = (_: Asked) => true,
) {
  const made = world(
    (asked) => {
      if (asked.path.startsWith('/oauth2/'))
        return answers.shift() ?? { status: 400, body: { error: 'invalid_grant' } };
      if (asked.path === '/v1/guests') return guestAnswer(made.time);
      if (refuse(asked)) return problem('unauthenticated', 401);
      if (!found(asked)) return problem('not_found', 404);
      return { status: 200, body: { items: [], nextCursor: null, seen: asked.headers.authorization } };
    },
    { auth: page, randomBytes: (count) => new Uint8Array(count).fill(7) },
  );
  const client = createClient(made.options);
  const signIn = async () => {
    const url = await client.auth.signInUrl();
    const state = new URL(url).searchParams.get('state');
    await client.auth.complete(`shop://signed-in?code=abc&state=${state}`);
  };
  const asPool = () => made.asked.filter(({ path }) => path.startsWith('/oauth2/'));
  return { ...made, client, signIn, asPool };
}

describe('sha256()', () => {
  it.each(['', 'abc', 'a'.repeat(43), 'b'.repeat(55)])('of %j is right', (text) => {
    expect(base64url(sha256(text))).toBe(createHash('sha256').update(text).digest('base64url'));
  });
});

describe('signing in', () => {
  it('goes by code and PKCE, and makes a guest a customer who can still reach what the guest ordered', async () => {
    const { time, client, asked, asPool } = pool([tokens('first')]);
    await time.until(client.core.call(listBookings, {}));
    expect(await client.auth.who()).toBe('guest');
    const url = new URL(await client.auth.signInUrl({ provider: 'Google' }));
    expect(url.pathname).toBe('/oauth2/authorize');
    expect(url.searchParams.get('identity_provider')).toBe('Google');
    const state = url.searchParams.get('state');
    await time.until(client.auth.complete(`shop://signed-in?code=a%2Fb&state=${state}`));
    const form = new URLSearchParams(asPool()[0]?.body as string);
    expect(form.get('code')).toBe('a/b');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    expect(url.searchParams.get('code_challenge')).toBe(challenge);
    expect(await client.auth.who()).toBe('customer');
    await time.until(client.core.call(listBookings, {}));
    expect(asked.at(-1)?.headers.authorization).toBe(bearer('first'));
    await time.until(client.core.call(listBookings, {}, { as: 'guest' }));
    expect(asked.at(-1)?.headers.authorization).toBe('Bearer guest-token');
  });

  it('may be begun in two windows, and each is ended', async () => {
    const { time, client, options, items } = pool([tokens('first'), tokens('second')]);
    const other = createClient({ ...options, storage: options.storage as never });
    const stateOf = (url: string) => new URL(url).searchParams.get('state');
    let drawn = 0;
    const random = (count: number) => new Uint8Array(count).fill(++drawn);
    const [one, two] = [
      createClient({ ...options, randomBytes: random }),
      createClient({ ...options, randomBytes: random }),
    ];
    const states = [stateOf(await one.auth.signInUrl()), stateOf(await two.auth.signInUrl())];
    await time.until(one.auth.complete(`shop://signed-in?code=abc&state=${states[0]}`));
    await time.until(two.auth.complete(`shop://signed-in?code=abc&state=${states[1]}`));
    expect(await client.auth.who()).toBe('customer');
    expect(await other.auth.who()).toBe('customer');
    expect(items.get('stampede:sign-in')).toBe('[]');
  });

  it('is refused when the page comes back with another state', async () => {
    const { time, client, asPool } = pool([tokens('first')]);
    await client.auth.signInUrl();
    const coming = client.auth.complete('shop://signed-in?code=abc&state=forged');
    await expect(time.until(coming)).rejects.toMatchObject({ code: 'signed_out' });
    expect(asPool()).toHaveLength(0);
  });
});

describe('an access token', () => {
  it('is refreshed once for many callers, and the new refresh token is kept before it is used', async () => {
    const { time, client, signIn, asPool, asked, items } = pool([tokens('first', 30), tokens('second')]);
    await time.until(signIn());
    await time.until(Promise.all(Array.from({ length: 8 }, () => client.core.call(getProfile, {}))));
    expect(asPool()).toHaveLength(2);
    expect(new Set(asked.slice(2).map(({ headers }) => headers.authorization))).toEqual(
      new Set([bearer('second')]),
    );
    expect(items.get('stampede:session')).toContain('second-refresh');
  });

  it('that is refused is refreshed, and the request goes out again', async () => {
    const old = ({ headers }: Asked) => headers.authorization === bearer('first');
    const { time, client, signIn, asked } = pool([tokens('first'), tokens('second')], old);
    await time.until(signIn());
    await time.until(client.core.call(getProfile, {}));
    expect(asked.at(-1)?.headers.authorization).toBe(bearer('second'));
  });

  it('whose refresh is refused ends the sign-in, and says so', async () => {
    const { time, client, signIn } = pool([tokens('first', 30)]);
    await time.until(signIn());
    await expect(time.until(client.core.call(getProfile, {}))).rejects.toMatchObject({ code: 'signed_out' });
    expect(await client.auth.who()).toBe('nobody');
  });

  it('outlives a refresh that met no answer', async () => {
    const { time, client, signIn } = pool([tokens('first', 30), 'lost', tokens('second')]);
    await time.until(signIn());
    await time.until(client.core.call(getProfile, {}));
    expect(await client.auth.who()).toBe('customer');
  });
});

describe('what somebody ordered as a guest', () => {
  const ofGuest = ({ path, headers }: Asked) =>
    !path.startsWith('/v1/bookings/bkg_1') || headers.authorization === 'Bearer guest-token';
  const asGuestThenCustomer = async () => {
    const shop = pool([tokens('first')], undefined, ofGuest);
    await shop.time.until(shop.client.bookings.get('bkg_1'));
    await shop.time.until(shop.signIn());
    return shop;
  };

  it('is read, paid for and cancelled after they signed in, as if nothing had happened', async () => {
    const { time, client, asked } = await asGuestThenCustomer();
    const calls: (() => Promise<unknown>)[] = [
      () => client.bookings.get('bkg_1'),
      () => client.payments.start('bkg_1', {}),
      () => client.payments.confirm('bkg_1'),
      () => client.bookings.cancel('bkg_1'),
    ];
    for (const call of calls) {
      await time.until(call());
      const [first, second] = asked.slice(-2).map(({ headers }) => headers.authorization);
      expect([first, second]).toEqual([bearer('first'), 'Bearer guest-token']);
    }
  });

  it('is all that is asked for again: a deal or a booking that is not there is not there', async () => {
    const { time, client, asked } = await asGuestThenCustomer();
    const before = asked.length;
    await time.until(client.bookings.get('bkg_2'));
    expect(asked.length).toBe(before + 1);
    const gone = pool([tokens('first')], undefined, ({ path }) => !path.startsWith('/v1/bookings'));
    await gone.time.until(gone.client.core.call(listBookings, {}).catch(() => {}));
    await gone.time.until(gone.signIn());
    await expect(gone.time.until(gone.client.bookings.get('bkg_1'))).rejects.toMatchObject({
      code: 'not_found',
    });
    const order = gone.client.bookings.place({ dealId: 'deal_1', quantity: 1 });
    await expect(gone.time.until(order)).rejects.toMatchObject({ code: 'not_found' });
    const tokensOf = (start: string) =>
      gone.asked.filter(({ path }) => path === start).map(({ headers }) => headers.authorization);
    expect(tokensOf('/v1/bookings/bkg_1')).toEqual([bearer('first'), 'Bearer guest-token']);
    expect(tokensOf('/v1/bookings')).toEqual(['Bearer guest-token', bearer('first')]);
  });
});

describe('signing out', () => {
  it('revokes the refresh token and forgets it', async () => {
    const { time, client, signIn, asPool, items } = pool([tokens('first'), { status: 200 }]);
    await time.until(signIn());
    await time.until(client.auth.signOut());
    expect(asPool().at(-1)).toMatchObject({ path: '/oauth2/revoke' });
    expect(items.get('stampede:session')).toBe('{}');
    await expect(time.until(client.core.call(getProfile, {}))).rejects.toMatchObject({ code: 'signed_out' });
  });
});

describe('tokens of the app’s own sign-in', () => {
  it('say whose they are, and another person is told of', async () => {
    let token: string | { token: string; id: string } | undefined;
    const { time, options } = world(() => ({ status: 200, body: {} }), { auth: { getToken: () => token } });
    const client = createClient(options);
    const changes: string[] = [];
    const stop = client.auth.onChange(() => changes.push('changed'));
    expect(await client.auth.who()).toBe('nobody');
    token = tokenOf('ada', 'morning');
    expect(await client.auth.who()).toBe('customer');
    token = tokenOf('ada', 'evening');
    await time.until(client.core.call(getProfile, {}));
    expect(changes).toHaveLength(1);
    token = { token: 'opaque', id: 'bob' };
    await time.until(client.core.call(getProfile, {}));
    expect(changes).toHaveLength(2);
    stop();
    token = undefined;
    expect(await client.auth.who()).toBe('nobody');
    expect(changes).toHaveLength(2);
  });

  it('that do not say whose they are go nowhere', async () => {
    const { time, asked, options } = world(() => ({ status: 200 }), { auth: { getToken: () => 'opaque' } });
    const call = createClient(options).core.call(getProfile, {});
    await expect(time.until(call)).rejects.toMatchObject({ code: 'signed_out' });
    expect(asked).toEqual([]);
  });
});

describe('guests', () => {
  it('whom the server ends are followed by another, and what they ordered is still asked for as them', async () => {
    let ended = false;
    let made = 0;
    const shop = world(({ path, headers }) => {
      if (path === '/v1/guests') return guestAnswer(shop.time, `guest-${++made}`);
      const isFirst = headers.authorization === 'Bearer guest-1';
      if (isFirst && ended) return problem('unauthenticated', 401);
      if (path === '/v1/bookings/bkg_1' && !isFirst) return problem('not_found', 404);
      return { status: 200, body: { items: [], nextCursor: null, seen: headers.authorization } };
    });
    const client = createClient(shop.options);
    await shop.time.until(client.bookings.get('bkg_1'));
    ended = true;
    await expect(shop.time.until(Promise.resolve(client.bookings.list()))).resolves.toMatchObject({
      seen: 'Bearer guest-2',
    });
    await expect(shop.time.until(client.bookings.get('bkg_1'))).rejects.toMatchObject({ code: 'not_found' });
    // The secret that the server verifies with was another one for a while.
    ended = false;
    await expect(shop.time.until(client.bookings.get('bkg_1'))).resolves.toMatchObject({
      seen: 'Bearer guest-1',
    });
    expect(made).toBe(2);
  });

  it('are made once for many callers, when one is needed', async () => {
    const { time, client, asked } = pool([]);
    await time.until(Promise.all(Array.from({ length: 5 }, () => client.core.call(listBookings, {}))));
    expect(asked.filter(({ path }) => path === '/v1/guests')).toHaveLength(1);
  });
});
