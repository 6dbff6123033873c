import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedStatus } from '../../../../lib/contract/booking.ts';
import type { PaymentSheet } from '../../../../lib/contract/payment.ts';
import type { Device, Purse } from '../../../../local/stripe/device.ts';
import type { Http, Reply } from '../http.ts';
import type { Persona } from './personas.ts';

/** What became of a held booking, as its buyer saw it. */
export interface Played {
  readonly persona: Persona;
  readonly bookingId: string;
  readonly token: string;
  /** The last word of the API, where it was final: it may not be otherwise afterwards. */
  readonly told?: 'confirmed' | 'cancelled';
  /** The buyer could begin to pay after so many milliseconds; absent when they never did. */
  readonly readyMs?: number;
  /** The API or Stripe did something that no buyer should see. */
  readonly trouble?: string;
  /** Answers of 500 and above, by status and problem code: they were tried again. */
  readonly failures: readonly string[];
}

export interface Payer {
  readonly http: Http;
  readonly device: Device;
  readonly persona: Persona;
  readonly bookingId: string;
  readonly token: string;
  readonly random: () => number;
}

const good: Purse = { card: 'pm_card_visa' };
const declined: Purse = { card: 'pm_card_chargeDeclined' };
const poor: Purse = { card: 'pm_card_chargeDeclinedInsufficientFunds' };
const secured = (challenge: NonNullable<Purse['challenge']>): Purse => ({
  card: 'pm_card_threeDSecure2Required',
  challenge,
});

/** Plays one buyer to the end. */
export async function play(given: Payer): Promise<Played> {
  const { persona, bookingId, token } = given;
  const seen: { told?: Played['told']; readyMs?: number } = {};
  const failures: string[] = [];
  const payer = { ...given, http: noting(given.http, failures) };
  const played = (trouble?: string): Played => ({
    persona,
    bookingId,
    token,
    ...(seen.told && { told: seen.told }),
    ...(seen.readyMs !== undefined && { readyMs: seen.readyMs }),
    ...(trouble && { trouble }),
    failures,
  });
  if (persona === 'never_begins') return played();
  const begin = performance.now();
  try {
    const sheet = await prepare(payer);
    // The hold ended before Stripe had time for us: an answer, if not the wanted one.
    if (!sheet) return played();
    seen.readyMs = performance.now() - begin;
    seen.told = await scripts[persona](payer, sheet);
    return played();
  } catch (error) {
    return played(`${persona}: ${error instanceof Error ? error.message : error}`);
  }
}

type Script = (payer: Payer, sheet: PaymentSheet) => Promise<Played['told']>;
type Told = Played['told'];

const pays =
  (...purses: readonly Purse[]): Script =>
  async (payer, sheet) => {
    for (const purse of purses) await present(payer, sheet, purse);
    return confirm(payer);
  };

const scripts: Readonly<Record<Exclude<Persona, 'never_begins'>, Script>> = {
  pays: pays(good),
  tells_nobody: async (payer, sheet) => present(payer, sheet, good),
  pays_after_a_decline: pays(declined, good),
  is_declined: pays(declined),
  has_no_funds: pays(poor, poor),
  passes_3ds: pays(secured('succeed')),
  fails_3ds: pays(secured('fail')),
  abandons_3ds: pays(secured('abandon')),
  never_pays: async () => undefined,
  pays_late: async (payer, sheet) => {
    // From a moment before the hold's end until after the reconciler has let the payment go.
    await sleep(Math.max(0, Date.parse(sheet.expiresAt) - Date.now()) + (payer.random() * 60 - 2) * 1_000);
    await present(payer, sheet, good);
    return confirm(payer);
  },
  pays_twice: async (payer, sheet) => {
    const told = await Promise.all([pays(good)(payer, sheet), twin(payer)]);
    return told.find((each) => each !== undefined);
  },
  regrets: async (payer, sheet) => {
    const confirmed = await pays(good)(payer, sheet);
    return (await cancel(payer)) ?? confirmed;
  },
  cancels_while_paying: async (payer, sheet) => {
    const cancelled = sleep(payer.random() * 300).then(() => cancel(payer));
    const [confirmed] = await Promise.all([pays(good)(payer, sheet), cancelled]);
    return (await cancelled) ?? confirmed;
  },
};

/** Notes what a client should never have to see, and passes it on. */
const noting = (http: Http, failures: string[]): Http => ({
  ...http,
  call: async (call) => {
    const reply = await http.call(call);
    if (reply.status >= 500) failures.push(`${reply.status} ${reply.body?.code ?? ''}`.trim());
    return reply;
  },
});

/** The second device begins the payment again, and must get the same one. */
async function twin(payer: Payer): Promise<Told> {
  const sheet = await prepare(payer);
  return sheet && pays(good)(payer, sheet);
}

/** The payment is gone, or under way: what the PaymentSheet says when there is nothing left to pay. */
const over = /has a status of|has already succeeded/;

/** Pays as the PaymentSheet does. That a payment is over already is an answer. */
async function present({ device }: Payer, sheet: PaymentSheet, purse: Purse): Promise<undefined> {
  await device.pay(sheet, purse).catch((error: unknown) => {
    if (!(error instanceof Error && over.test(error.message))) throw error;
  });
}

/** Begins the payment, and asks again while Stripe has no time. @returns undefined when it is too late. */
async function prepare({ http, bookingId, token }: Payer): Promise<PaymentSheet | undefined> {
  const reply = await insist(http, {
    method: 'POST',
    path: `/v1/bookings/${bookingId}/payment`,
    token,
    body: { email: 'buyer@example.com' },
  });
  if (reply.status === 200) return reply.body;
  if (reply.status === 409 && reply.body.code === 'invalid_state') return undefined;
  throw new Error(`the payment cannot begin: ${reply.status} ${reply.body?.code}`);
}

async function confirm({ http, bookingId, token }: Payer): Promise<Told> {
  const path = `/v1/bookings/${bookingId}/payment/confirmation`;
  const { status, body } = await insist(http, { method: 'POST', path, token });
  if (status !== 200) throw new Error(`the app is not heard: ${status} ${body?.code}`);
  return finalWord(body.status);
}

async function cancel({ http, bookingId, token }: Payer): Promise<Told> {
  const path = `/v1/bookings/${bookingId}/cancellation`;
  const { status, body } = await insist(http, { method: 'POST', path, token });
  if (status === 409) return undefined;
  if (status !== 200) throw new Error(`the booking cannot be cancelled: ${status} ${body?.code}`);
  return finalWord(body.status);
}

const finalWord = (status: RecordedStatus): Told =>
  status === 'confirmed' || status === 'cancelled' ? status : undefined;

/** Long enough for a machine that does other things as well. */
const patienceMs = 180_000;

/** Sends again, as an app does, what is asked to wait or met a lost connection. @throws Error when it is too long. */
async function insist(http: Http, call: Parameters<Http['call']>[0]): Promise<Reply> {
  const deadline = Date.now() + patienceMs;
  let last = 'nothing';
  while (Date.now() < deadline) {
    const reply = await http.call(call).catch(() => undefined);
    if (reply && reply.status !== 202 && reply.status !== 429 && reply.status < 500) return reply;
    last = reply ? `${reply.status}` : 'nothing';
    await sleep(Number(reply?.headers['retry-after'] ?? 1) * 1_000 * (0.75 + Math.random() / 2));
  }
  throw new Error(`no answer to ${call.path.replace(/bkg_\w+/, '…')} in time, last ${last}`);
}
