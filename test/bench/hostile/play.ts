import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../../local/stripe/random.ts';
import {
  type Availability,
  type Decision,
  isSdkError,
  type SdkEvent,
} from '../../../mobile-sdk/src/index.ts';
import { type App, type AppSettings, type Phone, startApp } from './app.ts';
import { type Numbers, numbersHeard } from './numbers.ts';
import type { HostileProxy } from './proxy.ts';

export interface Scene {
  readonly proxy: HostileProxy;
  readonly seed: number;
  readonly orders: number;
  /** The orders are shared out among them in turn. */
  readonly deals: readonly string[];
  /** All have ordered after this time. */
  readonly spreadMs: number;
  /** The share of apps that die while they order, and the longest that they live. */
  readonly killed: number;
  readonly killedWithinMs: number;
  /** Who watches each deal, without buying. */
  readonly watchers: number;
  /** Tokens of customers; everybody else is a guest. */
  readonly customers: readonly string[];
  /** The SDK's own when left out. */
  readonly attemptTimeoutMs?: number | undefined;
  readonly onDecided?: () => void;
}

/** What one buyer was told in the end. */
export interface Outcome {
  readonly phone: Phone;
  readonly dealId: string;
  readonly decision?: Decision | undefined;
  readonly killed: boolean;
  /** How many calls the decision took. After the time of one is over, the app calls again. */
  readonly calls: number;
  readonly ms: number;
  /** What was thrown, where nothing was decided. */
  readonly trouble?: string;
}

export interface Watcher {
  readonly dealId: string;
  readonly app: App;
  readonly last: () => Availability | undefined;
}

export interface Played {
  readonly outcomes: readonly Outcome[];
  readonly watchers: readonly Watcher[];
  readonly numbers: Numbers;
  /** How often each operation was sent, by the SDK's own count. */
  readonly sent: Readonly<Record<string, number>>;
  /** How many challenges the apps solved. */
  readonly challenges: number;
  readonly seconds: number;
}

/** Some watch. Then the bad weather breaks loose, everybody orders, and some apps die on the way and come back. */
export async function play(scene: Scene): Promise<Played> {
  const numbers = numbersHeard();
  const sent: Record<string, number> = {};
  let challenges = 0;
  const settings: AppSettings = {
    proxy: scene.proxy,
    ...(scene.attemptTimeoutMs !== undefined && { attemptTimeoutMs: scene.attemptTimeoutMs }),
    onEvent(event: SdkEvent, app) {
      numbers.hear(event, app);
      if (event.type === 'request') sent[event.operation] = (sent[event.operation] ?? 0) + 1;
    },
    onChallenge() {
      challenges++;
    },
  };
  const watchers = scene.deals.flatMap((dealId) =>
    Array.from({ length: scene.watchers }, (_, index) =>
      watch(settings, dealId, newPhone(`watcher-${dealId.slice(-4)}-${index}`)),
    ),
  );
  await until(() => numbers.sum('deal').topics === watchers.length);
  scene.proxy.breakLoose();
  const random = seededRandom(scene.seed);
  const began = performance.now();
  const outcomes = await Promise.all(
    Array.from({ length: scene.orders }, async (_, index): Promise<Outcome> => {
      const plan = {
        dealId: scene.deals[index % scene.deals.length] as string,
        arrivesMs: random() * scene.spreadMs,
        diesMs: random() < scene.killed ? random() * scene.killedWithinMs : undefined,
      };
      const phone = newPhone(`buyer-${index}`, scene.customers[index]);
      const outcome = await buy(settings, phone, plan);
      scene.onDecided?.();
      return outcome;
    }),
  );
  return { outcomes, watchers, numbers, sent, challenges, seconds: (performance.now() - began) / 1_000 };
}

const newPhone = (name: string, token?: string): Phone => ({ name, items: new Map(), token, starts: 0 });

function watch(settings: AppSettings, dealId: string, phone: Phone): Watcher {
  const app = startApp(settings, phone);
  let last: Availability | undefined;
  app.client.live.deal(dealId).on((state) => {
    last = state;
  });
  return { dealId, app, last: () => last };
}

/** The sale begins once everybody watches: who comes later has less to miss. */
async function until(reached: () => boolean): Promise<void> {
  for (let round = 0; !reached(); round++) {
    if (round === 1_200) throw new Error('Not everybody watches after a minute of fair weather');
    await sleep(50);
  }
}

interface Plan {
  readonly dealId: string;
  readonly arrivesMs: number;
  readonly diesMs: number | undefined;
}

async function buy(
  settings: AppSettings,
  phone: Phone,
  { dealId, arrivesMs, diesMs }: Plan,
): Promise<Outcome> {
  await sleep(arrivesMs);
  const began = performance.now();
  let app = startApp(settings, phone);
  let killed = false;
  let calls = 0;
  const onCall = () => void calls++;
  const told = (rest: Pick<Outcome, 'decision' | 'trouble'>): Outcome => {
    app.kill();
    return { phone, dealId, killed, calls, ms: performance.now() - began, ...rest };
  };
  try {
    const placing = decisionOf(app, dealId, onCall);
    if (diesMs === undefined) return told({ decision: await placing });
    placing.catch(() => {});
    const early = await Promise.race([placing, sleep(diesMs)]);
    if (early) return told({ decision: early });
    app.kill();
    killed = true;
    app = startApp(settings, phone);
    return told({ decision: await decisionOf(app, dealId, onCall) });
  } catch (error) {
    return told({ trouble: `${error} (${(error as Error).cause ?? 'no cause'})` });
  }
}

/** Ends a buyer who would call forever. By then the network has lost dozens of attempts. */
const mostCalls = 10;

/** The decision, as an app gets it that calls again whenever the time of a call is over. */
async function decisionOf(app: App, dealId: string, onCall: () => void): Promise<Decision> {
  for (let calls = 1; ; calls++) {
    onCall();
    try {
      return await goOn(app, dealId);
    } catch (error) {
      if (!isOutOfTime(error) || calls === mostCalls) throw error;
    }
  }
}

/** An order that was kept goes on, also one of an app that died. Where none was kept, nothing was ordered yet. */
async function goOn({ client: { bookings } }: App, dealId: string): Promise<Decision> {
  if ((await bookings.pending()).length === 0) return bookings.place({ dealId, quantity: 1 });
  const [order] = await bookings.resume();
  if (order?.decision) return order.decision;
  throw order?.error ?? new Error('The order was not kept');
}

/** The call's time was over before a guest was made, or before the order was decided. */
const isOutOfTime = (error: unknown): boolean =>
  isSdkError(error) && ['network', 'timeout', 'order_pending'].includes(error.code);
