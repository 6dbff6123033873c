import type { CrashSwitch } from '../lambda/crashes.ts';
import type { Objection, Ruling } from '../stripe/disputes.ts';
import type { RequestFaultRule, WebhookFaultRule } from '../stripe/faults.ts';
import type { StripeDouble } from '../stripe/index.ts';
import type { Commands } from './server.ts';

/** The rule for invocations to kill halfway. */
export interface CrashOptions {
  /** Functions by name, logical id or construct path. The default is every function with an event source. */
  functionName?: string;
  /** 0 to 1. */
  rate: number;
  seed: number;
  /** The most invocations to kill. No limit by default. */
  times?: number;
}

/** The outcome of a 3D Secure dialogue or of a bank's decision. */
export interface Outcome {
  id: string;
  outcome: 'succeed' | 'fail';
}

const REQUEST_FAULTS = ['timeout_before', 'timeout_after', 'rate_limit', 'error_before', 'error_after'];
const RULINGS: Ruling[] = ['won', 'lost', 'closed', 'escalated'];
const WEBHOOK_FAULTS = ['delay', 'duplicate', 'drop', 'reorder'];

/** All commands of tests behind the APIs, for a cloud in another process. */
export function controlCommands(
  stripe: StripeDouble | undefined,
  crash: (options: CrashOptions) => CrashSwitch,
): Commands {
  const switches = new Map<number, () => unknown>();
  let last = 0;
  const keep = (off: () => unknown): number => {
    last += 1;
    switches.set(last, off);
    return last;
  };
  const general: Commands = {
    crash: (options: CrashOptions) => keep(crash(options).stop),
    'turn-off': ({ number }: { number: number }) => {
      const off = switches.get(number);
      switches.delete(number);
      return off?.();
    },
  };
  return stripe ? { ...general, ...stripeCommands(stripe, keep) } : general;
}

function stripeCommands(stripe: StripeDouble, keep: (off: () => void) => number): Commands {
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
