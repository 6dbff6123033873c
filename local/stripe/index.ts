import type { Server } from 'node:http';
import type Stripe from 'stripe';
import { close, listen } from '../listen.ts';
import type { StateStore } from '../state.ts';
import type { AcceptedKeys } from './access.ts';
import { type Account, openRecords, type Records } from './account.ts';
import type { WireAnswer } from './answer.ts';
import { type Books, booksOf } from './books.ts';
import { openCollection } from './collection.ts';
import { completeIntentAction, settleIntent } from './confirmation.ts';
import { disputeCharge, type Objection, type Ruling, ruleOn } from './disputes.ts';
import { type Cause, recordEvent } from './events.ts';
import { expireAuthorizations } from './expiry.ts';
import { createFaults, type Faults } from './faults.ts';
import { openIdempotency } from './idempotency.ts';
import { settleRefunds } from './refunds.ts';
import { createStripeServer, respond, type SeenRequest, type WireRequest } from './server.ts';
import { completeSetupAction } from './setup-intents.ts';
import { counted, type Tally } from './tally.ts';
import { openWebhooks, type WebhookDelivery, type WebhookOptions } from './webhooks.ts';

/** The options of the double. */
export interface StripeOptions {
  /** The durable store. Without it everything is in memory. */
  state?: StateStore;
  log(line: string): void;
  /** The accepted keys. By default any of test mode. */
  keys?: AcceptedKeys;
  /** `whsec_…`, the key of webhooks' signatures. */
  webhookSecret: string;
  /** The clock, in epoch milliseconds. The machine's by default. */
  clock?: { now(): number };
  /** The seed of the fault switches' chances. */
  seed?: number;
  /** How long an authorization can be captured. Seven days by default. */
  captureWindowMs?: number;
  /** Milliseconds before a webhook is sent again. By default from half a second up to a minute. */
  webhookBackoff?(failures: number): number;
  /** Receives each event, wherever webhooks go. */
  onEvent?(event: Stripe.Event): void;
  /** Receives each request, before it is answered. */
  onRequest?: ((request: SeenRequest) => void) | undefined;
}

/** A Stripe in test mode on this machine, with a test's actions behind its API. */
export interface StripeDouble {
  /** Listens on the loopback address (0 chooses a port) and returns the port. */
  listen(port: number): Promise<number>;
  /** Answers a request without a socket. Undefined when it must never be answered. */
  respond(request: WireRequest): Promise<WireAnswer | undefined>;
  /** Sets the address of webhooks. Events before the first call have no webhook. */
  sendWebhooksTo(url: string | undefined): void;
  faults: Faults;
  /** Passes or fails 3D Secure of a PaymentIntent or SetupIntent in `requires_action`, as the buyer. */
  completeAction(id: string, outcome: 'succeed' | 'fail'): Stripe.PaymentIntent | Stripe.SetupIntent;
  /** Pays or returns the debit of a PaymentIntent in `processing`, as the bank. */
  settle(id: string, outcome: 'succeed' | 'fail'): Stripe.PaymentIntent;
  /** Disputes a charge, named by its id or its intent's: with an inquiry, or with a withdrawal. The buyer's bank does this. */
  dispute(id: string, objection: Objection): Stripe.Dispute;
  /** Decides a dispute, as the bank. `closed` and `escalated` are for inquiries. */
  rule(id: string, ruling: Ruling): Stripe.Dispute;
  /** Processes everything that is due: expired authorizations, asynchronous refunds. Each request does too. */
  tick(): void;
  /** The charges and refunds of our account or a connected one. */
  books(connected?: string): Books;
  /** Ids of the events that the endpoint has not acknowledged. */
  pendingWebhooks(): string[];
  /** The number of requests and webhooks since the start, and their outcomes. */
  tally(): Tally;
  stop(): Promise<void>;
}

const OURS = 'acct_local';
const WEEK_MS = 7 * 86_400_000;
const NO_REQUEST: Cause = { id: null, idempotency_key: null };

/** Makes the double. It loads the data of an earlier one from the state. */
export function createStripe(options: StripeOptions): StripeDouble {
  const { state, log } = options;
  const now = () => options.clock?.now() ?? Date.now();
  const faults = counted(createFaults(options.seed ?? 1, now));
  const recordsOf = openAccounts(state);
  const webhooks = openWebhooks(webhookOptions(options, faults, recordsOf.of));

  const account = (connected: string | undefined, cause: Cause): Account => {
    const id = connected ?? OURS;
    const records = recordsOf.of(id);
    const seconds = () => Math.floor(now() / 1000);
    return {
      id,
      records,
      now: seconds,
      captureWindow: Math.floor((options.captureWindowMs ?? WEEK_MS) / 1000),
      emit(type, object, previous) {
        const pending = webhooks.hasEndpoint();
        const event = recordEvent(
          records,
          { type, object, previous, at: seconds(), cause },
          connected,
          pending,
        );
        if (pending) webhooks.send(event, id);
        options.onEvent?.(event);
      },
    };
  };
  const at = (id: string) => account(id === OURS ? undefined : id, NO_REQUEST);
  const holding = (id: string) =>
    at(
      recordsOf.ids().find((name) => {
        const { payment_intent, setup_intent, charge, dispute } = recordsOf.of(name);
        return payment_intent.get(id) ?? setup_intent.get(id) ?? charge.get(id) ?? dispute.get(id);
      }) ?? OURS,
    );
  let ticked = Number.NEGATIVE_INFINITY;
  const tick = () => {
    ticked = Math.floor(now() / 1000);
    for (const each of recordsOf.ids().map(at)) {
      expireAuthorizations(each);
      settleRefunds(each);
    }
  };
  /** All times are whole seconds, so nothing more becomes due within one. Checking every record is too slow for every request. */
  const tickEachSecond = () => {
    if (Math.floor(now() / 1000) !== ticked) tick();
  };
  const idempotency = openIdempotency(openCollection(state, 'stripe-keys/'), now);
  const together = state?.together ?? (<T>(work: () => T) => work());
  const { keys, onRequest } = options;
  const backend = { faults, idempotency, log, account, tick: tickEachSecond, together, keys, onRequest };
  let server: Server | undefined;
  const ticking = setInterval(tickEachSecond, 1000).unref();

  return {
    listen(port) {
      server = createStripeServer(backend);
      return listen(server, port);
    },
    respond: (request) => respond(backend, request),
    sendWebhooksTo: (url) => webhooks.sendTo(url),
    faults,
    completeAction: (id, outcome) =>
      (id.startsWith('seti_') ? completeSetupAction : completeIntentAction)(
        holding(id),
        id,
        outcome === 'succeed',
      ),
    settle: (id, outcome) => settleIntent(holding(id), id, outcome === 'succeed'),
    dispute: (id, objection) => disputeCharge(holding(id), id, objection),
    rule: (id, ruling) => ruleOn(holding(id), id, ruling),
    tick,
    books: (connected) => booksOf(account(connected, NO_REQUEST)),
    pendingWebhooks: () => webhooks.pending().map((delivery) => delivery.eventId),
    tally: faults.tally,
    async stop() {
      clearInterval(ticking);
      await Promise.all([server && close(server), webhooks.stop()]);
    },
  };
}

/** Returns the accounts seen by this process or an earlier one. */
function openAccounts(state: StateStore | undefined) {
  const known = new Map<string, Records>();
  const of = (id: string): Records => {
    const records = known.get(id) ?? openRecords(state, id);
    known.set(id, records);
    return records;
  };
  for (const key of state?.keys('stripe/') ?? []) of(key.split('/')[1] ?? OURS);
  of(OURS);
  return { of, ids: () => [...known.keys()] };
}

function webhookOptions(
  { state, log, webhookSecret, webhookBackoff }: StripeOptions,
  faults: WebhookOptions['faults'],
  recordsOf: (account: string) => Records,
): WebhookOptions {
  const eventOf = ({ account, eventId }: WebhookDelivery) => recordsOf(account).event.get(eventId);
  return {
    deliveries: openCollection(state, 'stripe-webhooks/'),
    secret: webhookSecret,
    faults,
    log,
    backoff: webhookBackoff ?? ((failures) => Math.min(250 * 2 ** failures, 60_000)),
    payloadOf: (delivery) => {
      const event = eventOf(delivery);
      return event && JSON.stringify(event, null, 2);
    },
    acknowledged: (delivery) => {
      const event = eventOf(delivery);
      if (event) recordsOf(delivery.account).event.save({ ...event, pending_webhooks: 0 });
    },
  };
}
