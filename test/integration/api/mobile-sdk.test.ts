import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { type Client, type ClientOptions, createClient } from '../../../mobile-sdk/src/index.ts';
import { publish, soon } from './client.ts';
import { cloud } from './cloud.ts';
import { newPerson } from './credentials.ts';
import { payOn } from './paying.ts';
import { poolOf, signInOnUrl } from './pool-client.ts';

const entry = new URL('../../../mobile-sdk/src/index.ts', import.meta.url).pathname;

/** The SDK in a context that has the language and nothing else. */
async function bareSdk() {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'sdk',
    target: 'es2020',
    tsconfig: new URL('../../tsconfig.json', `file://${entry}`).pathname,
  });
  const context = createContext(Object.create(null));
  runInContext(outputFiles[0]?.text ?? '', context);
  // What an engine brings along that is no part of the language is taken away.
  const found = runInContext(
    `['Buffer', 'process', 'crypto', 'window', 'ReadableStream', 'TextDecoder', 'URL', 'setTimeout', 'fetch',
      'AbortController', 'performance', 'btoa', 'console'].filter((name) => typeof globalThis[name] !== 'undefined')`,
    context,
  );
  return { sdk: runInContext('sdk', context), found };
}

const appOptions = (items: Map<string, string>): ClientOptions => ({
  baseUrl: cloud.apiUrl,
  fetch: (url, init) => fetch(url, init),
  storage: {
    getItem: (key) => items.get(key),
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  },
  timers: { setTimeout, clearTimeout },
});

it('a bundle of the SDK buys in a bare context, paying on the way', async () => {
  const { sdk, found } = await bareSdk();
  expect([...found].filter((name) => name !== 'console')).toEqual([]);
  const { id: dealId } = await publish({ drop: true, startsAt: soon(-1_000) });
  const client: Client = sdk.createClient(appOptions(new Map()));

  expect(await client.deals.get(dealId)).toMatchObject({ id: dealId, state: 'live' });
  const order = await client.bookings.place({ dealId, quantity: 2 });
  if (order.status !== 'held') throw new Error(JSON.stringify(order));
  const sheet = await client.payments.start(order.id, { email: 'buyer@example.com' });
  if (!('clientSecret' in sheet)) throw new Error(JSON.stringify(sheet));
  await payOn(sheet, { card: 'pm_card_visa' });
  await client.payments.confirm(order.id);
  expect(await client.bookings.get(order.id)).toMatchObject({ status: 'confirmed', quantity: 2 });
  expect((await client.bookings.list()).items.map(({ id }) => id)).toEqual([order.id]);
  await expect(client.deals.get('deal_0000000000000000')).rejects.toBeInstanceOf(sdk.NotFoundError);
});

it('somebody orders as a guest, signs in on the page by code and PKCE, and pays', async () => {
  const { id: dealId } = await publish();
  const items = new Map<string, string>();
  const options: ClientOptions = {
    ...appOptions(items),
    auth: {
      issuer: cloud.endpoints.cognito,
      clientId: poolOf('customer').clientId,
      redirectUri: 'stampede://signed-in',
    },
  };
  const client = createClient(options);
  const order = await client.bookings.place({ dealId, quantity: 1 });
  if (order.status !== 'held') throw new Error(JSON.stringify(order));
  // Somebody of their own: other tests sign the demo customer out everywhere, which ends every refresh token.
  const { account } = await newPerson();
  await client.auth.complete(await signInOnUrl(await client.auth.signInUrl(), account));
  expect(await client.auth.who()).toBe('customer');
  expect((await client.profile.get()).version).toBeGreaterThanOrEqual(0);

  const sheet = await client.payments.start(order.id, { email: 'buyer@example.com' });
  if (!('clientSecret' in sheet)) throw new Error(JSON.stringify(sheet));
  await payOn(sheet, { card: 'pm_card_visa' });
  await client.payments.confirm(order.id);
  expect(await client.bookings.get(order.id)).toMatchObject({ status: 'confirmed' });
  expect((await client.bookings.list({}, { as: 'guest' })).items.map(({ id }) => id)).toEqual([order.id]);

  // The app starts again after the access token ended: the refresh token is good for another.
  const kept = JSON.parse(items.get('stampede:session') ?? '{}');
  items.set('stampede:session', JSON.stringify({ ...kept, customer: { ...kept.customer, expiresAt: 0 } }));
  const restarted = createClient(options);
  expect(await restarted.auth.token()).not.toBe(kept.customer.accessToken);
  expect((await restarted.profile.get()).id).toBe((await client.profile.get()).id);
});

it('the pool gives no tokens to whoever took the code and has not begun the sign-in', async () => {
  const auth = {
    issuer: cloud.endpoints.cognito,
    clientId: poolOf('customer').clientId,
    redirectUri: 'stampede://signed-in',
  };
  const items = new Map<string, string>();
  const client = createClient({ ...appOptions(items), auth });
  const back = await signInOnUrl(await client.auth.signInUrl(), (await newPerson()).account);
  const [begun] = JSON.parse(items.get('stampede:sign-in') ?? '[]');
  items.set('stampede:sign-in', JSON.stringify([{ ...begun, verifier: 'b'.repeat(43) }]));
  await expect(client.auth.complete(back)).rejects.toMatchObject({ status: 400 });
  expect(await client.auth.who()).toBe('nobody');
});
