import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../../../../lib/platform/in-parallel.ts';
import { connectControl } from '../../../../local/control/client.ts';
import { gate } from '../../../../local/gate.ts';
import { device } from '../../../../local/stripe/device.ts';
import { newGuests } from '../guests.ts';
import { type Http, httpClient } from '../http.ts';
import type { RushOptions } from '../options.ts';
import { progressLine } from '../progress.ts';
import { staff } from '../staff.ts';
import type { LocalTarget, Target } from '../target.ts';
import { newCustomers } from './customers.ts';
import { runMarket, type Visit } from './market.ts';
import type { Played } from './payer.ts';
import { queuesAt } from './queues.ts';
import { untilQuiet } from './quiet.ts';
import { recordsIn } from './records.ts';
import type { PayResult } from './report.ts';
import { makeTrouble, troubles } from './trouble.ts';

/** A message that a dead consumer held comes again after three minutes; the reconciler looks every minute. */
const quietWithinMs = 8 * 60_000;
/** Who finds none free waits here, and not in a queue of the gateway until a call is given up. */
const payerConnections = 24;
/** Above the 30 s that a consumer has; in the templates it is six times that, which nobody wants to watch. */
const redeliverySeconds = 45;
/** An order that died with its consumer waits for two minutes. */
const decisionMs = 5 * 60_000;
const customersIn = 20;

/** The rush with money: sells, breaks, lets time pass, and looks at everything that was recorded. */
export async function payRush(
  options: RushOptions,
  target: Target,
  log: (line: string) => void,
): Promise<PayResult> {
  const { local } = target;
  if (!local) throw new Error('This cloud uses Stripe itself: --pay needs the double and its books');
  const control = connectControl(local.control);
  const http = httpClient(target.apiUrl, options.connections);
  const payers = httpClient(target.apiUrl, payerConnections);
  const records = recordsIn(local.endpoints.dynamodb);
  const queues = await queuesAt(local.endpoints.sqs);
  const admin = staff(http, await target.adminToken());
  try {
    if (local.own) {
      await queues.redeliverAfter(redeliverySeconds);
      log(
        `Holds last ${options.holds} s here, and messages of a dead consumer come again after ${redeliverySeconds} s.`,
      );
    }
    const tokens = await buyers(http, local, options);
    const before = await control.stripe.tally();
    const dead = new Map((await queues.depths()).dead.map(({ name, waiting }) => [name, waiting]));
    const deal = await admin.openDeal({
      title: 'Rush',
      units: options.stock,
      drop: true,
      opensInMs: 1_500,
      refunds: true,
    });
    await sleep(Date.parse(deal.startsAt) - Date.now() + 50);
    log(`Selling, with ${troubles} (seed ${options.seed}) …`);
    const endTrouble = await makeTrouble(control, options.seed);
    const begin = performance.now();
    const progress = progressLine('buyers who are done', options.buyers);
    const visits = await runMarket(
      {
        http,
        payers,
        device: device(local.stripeUrl, control.stripe),
        dealId: deal.id,
        tokens,
        seed: options.seed,
        duplicates: options.duplicates,
        arrive: gate(options.connections),
        returnsForMs: local.own ? options.holds * 1_000 + 90_000 : 90_000,
        patienceMs: decisionMs,
      },
      progress.step,
    ).finally(progress.end);
    const seconds = (performance.now() - begin) / 1_000;
    const crashes = await endTrouble();
    log('Nothing is broken from now on. Waiting for holds to lapse and everything under way to end …');
    const quiet = await untilQuiet(
      { records, queues, stripe: control.stripe },
      { dealId: deal.id, patienceMs: quietWithinMs, log },
    );
    const bookings = await records.bookings(deal.id);
    const ours = new Set<string>(bookings.map(({ id }) => id));
    const isOurs = (bookingId: string | undefined) => local.own || ours.has(bookingId ?? '');
    const plays = visits.flatMap(({ played }) => played ?? []);
    return {
      options,
      visits,
      seconds,
      crashes,
      quiet,
      tally: { before, after: await control.stripe.tally() },
      evidence: {
        units: options.stock,
        bookings,
        payments: await records.payments(deal.id),
        ledger: (await records.ledger()).filter(({ subject }) => isOurs(subject)),
        intents: (await control.stripe.books()).paymentIntents.filter(({ metadata }) =>
          isOurs(metadata.bookingId),
        ),
        reconciliation: await admin.reconcile(deal.id, 30_000),
        plays,
        answers: await read(http, plays),
        unanswered: unanswered(visits),
        dead: (await queues.depths()).dead.map((each) => ({
          ...each,
          waiting: each.waiting - (dead.get(each.name) ?? 0),
        })),
      },
    };
  } finally {
    await admin.tidyUp();
    http.close();
    payers.close();
    records.close();
    queues.close();
  }
}

const unanswered = (visits: readonly Visit[]) =>
  visits.filter(({ outcome }) => outcome.verdict === 'unanswered').length;

/** Guests, and among them some who are signed in. */
async function buyers(
  http: Http,
  local: LocalTarget,
  { buyers: count, connections }: RushOptions,
): Promise<string[]> {
  const customers = await newCustomers(local, Math.ceil(count / customersIn));
  const guests = await newGuests(http, count - customers.length, connections);
  return Array.from({ length: count }, (_, index) =>
    index % customersIn === 0 ? customers[index / customersIn] : guests.pop(),
  ).map((token) => token ?? '');
}

/** What the API answers each of them now. */
async function read(http: Http, plays: readonly Played[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  await inParallel(plays, 32, async ({ bookingId, token }) => {
    const { body } = await http.call({ method: 'GET', path: `/v1/bookings/${bookingId}`, token });
    answers.set(bookingId, body.status);
  });
  return answers;
}
