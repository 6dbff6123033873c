import type Stripe from 'stripe';
import type { Send } from '../control/client.ts';
import type { Books } from './books.ts';
import type { Objection, Ruling } from './disputes.ts';
import type { RequestFaultRule, WebhookFaultRule } from './faults.ts';
import type { StripeDouble } from './index.ts';
import type { Tally } from './tally.ts';

/** A test's actions behind the double's API, as in `StripeDouble`, from another process. */
export interface RemoteStripe {
  faults: {
    /** Returns a function that removes the rule. */
    request(rule: RequestFaultRule): Promise<() => Promise<void>>;
    webhook(rule: WebhookFaultRule): Promise<() => Promise<void>>;
    clear(): Promise<void>;
    reseed(seed: number): Promise<void>;
  };
  completeAction(
    id: string,
    outcome: 'succeed' | 'fail',
  ): Promise<ReturnType<StripeDouble['completeAction']>>;
  settle(id: string, outcome: 'succeed' | 'fail'): Promise<Stripe.PaymentIntent>;
  dispute(id: string, objection: Objection): Promise<Stripe.Dispute>;
  rule(id: string, ruling: Ruling): Promise<Stripe.Dispute>;
  tick(): Promise<void>;
  books(connected?: string): Promise<Books>;
  pendingWebhooks(): Promise<string[]>;
  tally(): Promise<Tally>;
}

/** The double behind a control port. `connectControl` makes it. */
export function remoteStripe(send: Send): RemoteStripe {
  const fault = async (command: string, input: object) => {
    const number = await send<number>(command, input);
    return () => send<void>('turn-off', { number });
  };
  return {
    faults: {
      request: (input) => fault('stripe/faults/request', input),
      webhook: (input) => fault('stripe/faults/webhook', input),
      clear: () => send('stripe/faults/clear'),
      reseed: (seed) => send('stripe/faults/reseed', { seed }),
    },
    completeAction: (id, outcome) => send('stripe/complete-action', { id, outcome }),
    settle: (id, outcome) => send('stripe/settle', { id, outcome }),
    dispute: (id, objection) => send('stripe/dispute', { id, ...objection }),
    rule: (id, ruling) => send('stripe/rule', { id, ruling }),
    tick: () => send('stripe/tick'),
    books: (connected) => send('stripe/books', { connected }),
    pendingWebhooks: () => send('stripe/pending-webhooks'),
    tally: () => send('stripe/tally'),
  };
}
