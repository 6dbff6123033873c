import { setTimeout as sleep } from 'node:timers/promises';
import { signIn } from '../../../local/cognito/sign-in.ts';
import { gate } from '../../../local/gate.ts';
import type { Running } from '../../../local/running.ts';
import { buy, type Outcome } from '../rush/buyer.ts';
import { newGuests } from '../rush/guests.ts';
import { type Http, httpClient, testAddress } from '../rush/http.ts';
import { progressLine } from '../rush/progress.ts';
import { type Staff, staff } from '../rush/staff.ts';
import { acceptedDeal, dealFields } from './accepted-deal.ts';

/** How long a buyer waits for the decision. */
const patienceMs = 180_000;
const connections = 64;
/** An older commit challenges no guest, so nobody does. */
const controls = { challengeGuests: false };

/** The shop of one cloud, as an admin and its buyers see it. The same code speaks to every commit. */
export interface Shop {
  readonly http: Http;
  admin(): Promise<Staff>;
  close(): void;
}

export function openShop({ apiUrl, accounts, endpoints }: Running, folder: string): Shop {
  const http = httpClient(apiUrl, connections);
  const account = accounts.find(({ role }) => role === 'admin');
  if (!account) throw new Error(`The cloud of ${folder} has no demo accounts`);
  const accepted = acceptedDeal(dealFields(folder));
  return {
    http,
    // Signed in each time: a token of staff lasts for 15 minutes.
    admin: async () => staff(http, await signIn(endpoints.cognito, account), accepted),
    close: () => http.close(),
  };
}

/** How a sale went. */
export interface Sold {
  readonly outcomes: readonly Outcome[];
  /** From the first order to the last decision. */
  readonly seconds: number;
}

/** Buyers who come as fast as the connections take them to a drop that has a unit for each. */
export async function rush({ http, admin }: Shop, buyers: number, onBegin: () => void): Promise<Sold> {
  const tokens = await newGuests(http, buyers, connections);
  const seller = await admin();
  const deal = await seller.openDeal({
    title: 'Rush',
    units: buyers,
    drop: true,
    opensInMs: 1_500,
    controls,
  });
  await sleep(Date.parse(deal.startsAt) - Date.now() + 50);
  const arrive = gate(connections);
  onBegin();
  return sell(http, deal.id, tokens, () => Promise.resolve(), arrive);
}

/** One order after another, so many a second, on a deal that nobody else wants. */
export async function paced(
  { http, admin }: Shop,
  { orders, perSecond }: { readonly orders: number; readonly perSecond: number },
  onBegin: () => void,
): Promise<Sold> {
  const tokens = await newGuests(http, orders, 4);
  const seller = await admin();
  const deal = await seller.openDeal({ title: 'Paced', units: orders, drop: false, opensInMs: 0, controls });
  onBegin();
  return sell(http, deal.id, tokens, (index) => sleep((index / perSecond) * 1_000), gate(orders));
}

async function sell(
  http: Http,
  dealId: string,
  tokens: readonly string[],
  turn: (index: number) => Promise<unknown>,
  arrive: ReturnType<typeof gate>,
): Promise<Sold> {
  const begin = performance.now();
  const progress = progressLine('orders', tokens.length);
  const outcomes = await Promise.all(
    tokens.map(async (token, index) => {
      await turn(index);
      const from = http.from(testAddress(index));
      return progress.step(await buy({ http: from, dealId, token, duplicated: false, arrive, patienceMs }));
    }),
  );
  progress.end();
  refuseUnlike(outcomes);
  return { outcomes, seconds: (performance.now() - begin) / 1_000 };
}

/** Sides compare only when both decide every order alike. @throws Error naming what an order came to instead */
function refuseUnlike(outcomes: readonly Outcome[]): void {
  const other = outcomes.filter(({ verdict }) => verdict !== 'held');
  if (other.length === 0) return;
  const [{ verdict, trouble = '' } = { verdict: 'unanswered' }] = other;
  throw new Error(
    `${other.length} of ${outcomes.length} orders were not held, though there was a unit for each: ${verdict} ${trouble}`,
  );
}

/** Guests that take turns in a long sale: each comes again after two minutes. */
const regulars = 500;

/** Orders at an even pace in the background, until it is ended. */
export async function endlessSale(
  { http, admin }: Shop,
  { minutes, perSecond }: { readonly minutes: number; readonly perSecond: number },
) {
  const tokens = await newGuests(http, regulars, 4);
  const seller = await admin();
  const units = Math.ceil((minutes + 5) * 60 * perSecond);
  const lastsMs = (minutes + 60) * 60_000;
  const deal = await seller.openDeal({ title: 'Soak', units, drop: false, opensInMs: 0, lastsMs, controls });
  const arrive = gate(connections);
  const pending = new Set<Promise<void>>();
  const troubles: Outcome[] = [];
  let [held, index] = [0, 0];
  const order = async (turn: number) => {
    const [from, token = ''] = [http.from(testAddress(turn % regulars)), tokens[turn % regulars]];
    const outcome = await buy({ http: from, dealId: deal.id, token, duplicated: false, arrive, patienceMs });
    if (outcome.verdict === 'held') held++;
    else troubles.push(outcome);
  };
  const timer = setInterval(() => {
    const placed: Promise<void> = order(index++).finally(() => pending.delete(placed));
    pending.add(placed);
  }, 1_000 / perSecond);
  return {
    held: () => held,
    /** @throws Error when an order was not held */
    async end() {
      clearInterval(timer);
      await Promise.all(pending);
      refuseUnlike(troubles);
    },
  };
}
