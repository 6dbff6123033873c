import type { Commands } from '../control/server.ts';
import type { KeepSwitch } from '../double.ts';
import type { Objection, Ruling } from './disputes.ts';
import type { RequestFaultRule, WebhookFaultRule } from './faults.ts';
import type { StripeDouble } from './index.ts';

/** The outcome of a 3D Secure dialogue or of a bank's decision. */
export interface Outcome {
  id: string;
  outcome: 'succeed' | 'fail';
}

const REQUEST_FAULTS = ['timeout_before', 'timeout_after', 'rate_limit', 'error_before', 'error_after'];
const RULINGS: Ruling[] = ['won', 'lost', 'closed', 'escalated'];
const WEBHOOK_FAULTS = ['delay', 'duplicate', 'drop', 'reorder'];

/** The commands of tests behind Stripe's API. */
export function stripeCommands(stripe: StripeDouble, keep: KeepSwitch): Commands {
  return {
    'stripe/faults/request': (rule: RequestFaultRule) => {
      if (!REQUEST_FAULTS.includes(rule.fault)) throw new Error(`Choose one of ${REQUEST_FAULTS.join(', ')}`);
      return keep(stripe.faults.request(rule));
    },
    'stripe/faults/webhook': (rule: WebhookFaultRule) => {
      if (!WEBHOOK_FAULTS.includes(rule.fault)) throw new Error(`Choose one of ${WEBHOOK_FAULTS.join(', ')}`);
      return keep(stripe.faults.webhook(rule));
    },
    'stripe/faults/clear': () => stripe.faults.clear(),
    'stripe/faults/reseed': ({ seed }: { seed: number }) => stripe.faults.reseed(seed),
    'stripe/complete-action': ({ id, outcome }: Outcome) => stripe.completeAction(id, outcome),
    'stripe/settle': ({ id, outcome }: Outcome) => stripe.settle(id, outcome),
    'stripe/dispute': ({ id, ...objection }: { id: string } & Objection) => stripe.dispute(id, objection),
    'stripe/rule': ({ id, ruling }: { id: string; ruling: Ruling }) => {
      if (!RULINGS.includes(ruling)) throw new Error(`Choose one of ${RULINGS.join(', ')}`);
      return stripe.rule(id, ruling);
    },
    'stripe/tick': () => stripe.tick(),
    'stripe/books': ({ connected }: { connected?: string }) => stripe.books(connected),
    'stripe/pending-webhooks': () => stripe.pendingWebhooks(),
    'stripe/tally': () => stripe.tally(),
  };
}
