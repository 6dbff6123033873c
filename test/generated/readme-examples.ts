// Made from mobile-sdk/README.md by npm run generate: do not edit.
import type { Client, Deal, Storage } from '../../mobile-sdk/src/index.ts';
import { createClient, homeFor, isSdkError, SoldOutError } from '../../mobile-sdk/src/index.ts';

declare const client: Client;
declare const storage: Storage;
declare const AsyncStorage: Storage;
void SoldOutError;
declare const baseUrl: string, issuer: string, clientId: string, callbackUrl: string;
declare const dealId: string, bookingId: string, deal: Deal;
declare const show: (...shown: unknown[]) => void;
declare const dim: (stale: boolean) => void;
declare const pay: (bookingId: string, until: string | undefined) => void;
declare const openBrowser: (url: string) => void;
declare const showPaymentSheet: (clientSecret: string) => Promise<void>;
declare const AppState: { addEventListener(type: 'change', listener: (state: string) => unknown): void };
declare const SecureStore: {
  readonly AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY: number;
  getItemAsync(key: string, options: object): Promise<string | null>;
  setItemAsync(key: string, value: string, options: object): Promise<void>;
  deleteItemAsync(key: string, options: object): Promise<void>;
};
declare const NetInfo: { addEventListener(listener: (state: { isConnected: boolean }) => unknown): void };
import { useCountdown, useDeal, useLiveDeal, usePlaceBooking } from '../../mobile-sdk/src/react.ts';
import { createAdminClient, createDoor } from '../../mobile-sdk/src/admin.ts';

export async function example1() {
const client = createClient({ baseUrl: 'https://api.example.com', storage: AsyncStorage });
for await (const deal of client.deals.list({ state: 'live' })) console.log(deal.title);
const order = await client.bookings.place({ dealId: 'deal_…', quantity: 1 });
void client;
void order;
}

export async function example2() {
const order = await client.bookings.place({ dealId, quantity: 1 });
switch (order.status) {
  case 'held': return pay(order.id, order.holdExpiresAt);
  case 'confirmed': return show('Thank you!');
  case 'rejected': return show(order.rejection === 'sold_out' ? 'Too late' : order.error.message);
}
void order;
}

export async function example3() {
const client = createClient({ baseUrl, storage, onResumed: (orders) => orders.forEach(show) });
void client;
}

export async function example4() {
const { items } = await client.paymentMethods.list();
const method = items.find(({ isDefault }) => isDefault);
const order = await client.bookings.place({
  dealId, quantity: 1, expectedPrice: deal.price, // what the buyer was shown
  ...(method && { payment: { savedMethodId: method.id } }),
});
if (order.status === 'held' && !order.payment) {
  const sheet = await client.payments.start(order.id, { email: 'buyer@example.com' });
  if (sheet.status === 'ready') await showPaymentSheet(sheet.clientSecret);
  await client.payments.confirm(order.id);
}
void method;
void order;
}

export async function example5() {
const stop = client.clock.countdown(deal, ({ phase, secondsLeft }) => show(phase, secondsLeft));
void stop;
}

export async function example6() {
const home = await client.storefront.home();
const visitor = { language: 'de-AT', signedIn: false, hasBooked: false, country: 'AT' };
for (const { kind, title, deals } of homeFor(home, visitor, client.clock.now())) show(kind, title, deals);
void home;
void visitor;
}

export async function example7() {
const client = createClient({ baseUrl, storage, live: { url: 'wss://live.example.com' } });
const stop = client.live.deal(dealId).on(({ available, soldOut }) => show(soldOut ? 'Sold out' : `${available} left`));
for await (const { status } of client.live.booking(bookingId)) if (status === 'confirmed') break;
void client;
void stop;
}

export async function example8() {
const page = useLiveDeal(dealId); // everything: { deal, availability, countdown, canBook, isPending, error }
const buy = usePlaceBooking(); // buy.mutate({ dealId, quantity: 1 }), then buy.data?.status

const { data: deal } = useDeal(dealId); // or one by one
const countdown = useCountdown(deal);
void page;
void buy;
void countdown;
}

export async function example9() {
try {
  const { id } = await client.profile.get();
  await client.deletion.request({ confirm: id });
} catch (error) {
  if (!isSdkError(error)) throw error;
  switch (error.code) {
    case 'network': case 'timeout': return show('You are offline');
    case 'recent_sign_in_required': return openBrowser(await client.auth.signInUrl({ prompt: 'login' }));
    case 'too_many_requests': return show(error.problem.detail);
    default: throw error;
  }
}
}

export async function example10() {
const client = createClient({ baseUrl, storage, auth: { issuer, clientId, redirectUri: 'shop://signed-in' } });
openBrowser(await client.auth.signInUrl());
await client.auth.complete(callbackUrl);
void client;
}

export async function example11() {
const options = { keychainAccessible: SecureStore.AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY }; // headless tasks read it too
const secureStorage = {
  getItem: (key: string) => SecureStore.getItemAsync(key, options),
  setItem: (key: string, value: string) => SecureStore.setItemAsync(key, value, options),
  removeItem: (key: string) => SecureStore.deleteItemAsync(key, options),
};
const client = createClient({ baseUrl, storage: AsyncStorage, secureStorage });
void options;
void secureStorage;
void client;
}

export async function example12() {
const deal = await client.deals.get(dealId, { cache: 'stale', onFresh: show, onAnswer: ({ stale }) => dim(stale) });
await client.outbox.savedDeals.save(dealId);
NetInfo.addEventListener(({ isConnected }) => isConnected && client.outbox.drain());
void deal;
}

export async function example13() {
const { core } = createAdminClient({ baseUrl, auth: { issuer, clientId, redirectUri: callbackUrl }, storage });
const door = createDoor(core, { dealId, deviceName: 'Door 2' });
await door.refresh({ names: true });          // with a network, before the doors open

const code = 'qf1ak-rvn9d';                     // scanned or typed
const answer = await door.admit({ code });    // by the server, or by the list
if (answer.outcome === 'how_many') await door.admit({ code, quantity: 3 });
show(answer.admitted, answer.provisional);

for (const use of await door.upload()) if (!use.admitted) show('used twice', use.booking);
void door;
void code;
void answer;
}

export async function example14() {
AppState.addEventListener('change', async (state) => {
  if (state !== 'active') return client.live.pause();
  client.live.resume();
  show(await client.bookings.resume());
});
}
