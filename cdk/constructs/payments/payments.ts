import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { webhooks } from '../../../lib/contract/webhooks.ts';
import { packed } from '../../abuse-policy.ts';
import { consumerTimeout, httpTimeout, nightTimeout, sweepTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Gateway } from '../api/gateway.ts';
import type { Tables } from '../data/tables.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import type { Platform } from '../platform.ts';
import { WorkQueue } from '../queues/work-queue.ts';
import { EveryMinute } from '../schedules/every-minute.ts';
import { EveryNight } from '../schedules/every-night.ts';
import type { Schedules } from '../schedules/schedules.ts';
import { watchMoney } from './money-alarms.ts';
import type { StripeSecret } from './stripe-secret.ts';

export interface PaymentsProps {
  readonly platform: Platform;
  readonly tables: Tables;
  readonly stripe: StripeSecret;
  readonly schedules: Schedules;
  readonly gateway: Gateway;
}

/** Everything that leads to `settlePayment`: Stripe's events, the payments that wait, and those nobody heard of. */
export class Payments extends Construct {
  readonly queue: WorkQueue;
  readonly #props: PaymentsProps;

  constructor(scope: Construct, id: string, props: PaymentsProps) {
    super(scope, id);
    this.#props = props;
    this.queue = this.#queue('Queue', 'payments', 'PAYMENT_QUEUE_URL');
    this.#settle();
    this.#hearStripe();
    this.#reconcile();
    this.#reconcileLedger();
  }

  /**
   * Lets the function settle payments: Stripe's keys, the records that a step changes, and the queue of those that
   * wait.
   */
  grantSettle(fn: BackendFunction): void {
    const { platform, tables, stripe } = this.#props;
    stripe.grantRead(fn);
    tables.payments.grantChange(fn);
    tables.bookings.grantChange(fn);
    tables.stock.grantChange(fn);
    tables.ledger.grantAppend(fn);
    // Refused cards are counted there.
    tables.abuse.grantCount(fn, 'declines.');
    tables.abuse.grantCount(fn, 'marks');
    this.queue.grantSend(fn);
    fn.setEnvironment({
      STRIPE_CALLS_PER_SECOND: String(platform.stage.stripeCallsPerSecond),
      ABUSE_POLICY: packed(platform.stage.abuse),
      PAYMENT_RETURN_URL: platform.stage.paymentReturnUrl,
      HOLD_SECONDS: String(platform.stage.holdSeconds),
    });
  }

  #queue(id: string, name: string, variable: 'PAYMENT_QUEUE_URL' | 'STRIPE_EVENT_QUEUE_URL'): WorkQueue {
    return new WorkQueue(this, id, {
      platform: this.#props.platform,
      name,
      variable,
      timeout: consumerTimeout,
      oldest: Duration.minutes(5),
    });
  }

  #settle(): void {
    const { platform } = this.#props;
    const fn = this.#function(
      'SettlePayments',
      'events/payments/settle-payments',
      'Settles payments in their turn',
    );
    this.grantSettle(fn);
    // Few at once: Stripe has a limit for all of them together.
    this.queue.deliverTo(fn, { size: 5, maxConcurrency: 4 });
    watchFunction(platform, fn, 'settle-payments');
    watchMoney(platform, fn, 'refund-failed');
  }

  #hearStripe(): void {
    const { platform, stripe, gateway } = this.#props;
    const events = this.#queue('StripeEvents', 'stripe-events', 'STRIPE_EVENT_QUEUE_URL');
    const receive = new BackendFunction(this, 'ReceiveStripeEvent', {
      platform,
      entry: 'webhooks/receive-stripe-event',
      purpose: 'Checks the events of Stripe and queues them',
      capability: 'payments',
      timeout: httpTimeout,
    });
    stripe.grantRead(receive);
    events.grantSend(receive);
    gateway.webhook(webhooks.receiveStripeEvent, receive);
    watchFunction(platform, receive, 'receive-stripe-event');

    const fn = this.#function(
      'HandleStripeEvents',
      'events/payments/handle-stripe-events',
      'Does what the events of Stripe mean',
    );
    this.grantSettle(fn);
    events.deliverTo(fn, { size: 5, maxConcurrency: 4 });
    watchFunction(platform, fn, 'handle-stripe-events');
    watchMoney(platform, fn, 'refund-failed');
  }

  #reconcile(): void {
    const { platform, tables, schedules } = this.#props;
    const fn = new BackendFunction(this, 'ReconcilePayments', {
      platform,
      entry: 'schedules/reconcile-payments',
      purpose: 'Queues the payments of which nothing was heard in time',
      capability: 'payments',
      timeout: sweepTimeout,
    });
    tables.payments.grantChange(fn);
    // The repository of payments knows them too, for the writes that this function does not make.
    tables.bookings.grantRead(fn);
    tables.stock.grantRead(fn);
    tables.ledger.grantRead(fn);
    this.queue.grantSend(fn);
    watchFunction(platform, fn, 'reconcile-payments');
    new EveryMinute(this, 'EveryMinute', {
      platform,
      schedules,
      name: 'reconcile-payments',
      fn,
      runbook: 'sweeper-silent',
    });
  }

  /** Each night, when what happened around midnight has been heard of on both sides. */
  #reconcileLedger(): void {
    const { platform, tables, stripe, schedules } = this.#props;
    const fn = new BackendFunction(this, 'ReconcileLedger', {
      platform,
      entry: 'schedules/reconcile-ledger',
      purpose: 'Holds the ledger of the day before against Stripe',
      capability: 'payments',
      timeout: nightTimeout,
      memory: 1024,
    });
    stripe.grantRead(fn);
    // Calls take their turn in the table of payments, which keeps the reports too.
    tables.payments.grantChange(fn);
    tables.ledger.grantRead(fn);
    fn.setEnvironment({ STRIPE_CALLS_PER_SECOND: String(platform.stage.stripeCallsPerSecond) });
    watchFunction(platform, fn, 'reconcile-ledger');
    watchMoney(platform, fn, 'ledger-differs');
    new EveryNight(this, 'EveryNight', {
      platform,
      schedules,
      name: 'reconcile-ledger',
      fn,
      hours: { first: 5, last: 8 },
      runbook: 'ledger-differs',
    });
  }

  #function(id: string, entry: string, purpose: string): BackendFunction {
    const { platform } = this.#props;
    return new BackendFunction(this, id, {
      platform,
      entry,
      purpose,
      capability: 'payments',
      timeout: consumerTimeout,
      memory: 1024,
    });
  }
}
