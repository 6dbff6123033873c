import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { webhooks } from '../../../lib/contract/webhooks.ts';
import { packed } from '../../abuse-policy.ts';
import { httpTimeout, nightTimeout, sweepTimeout } from '../../timing.ts';
import { watchFunction } from '../alarms/function-alarms.ts';
import type { Gateway } from '../api/gateway.ts';
import { holdTime } from '../bookings/order-settings.ts';
import { BackendFunction } from '../functions/backend-function.ts';
import { type Grant, together, told } from '../functions/grant.ts';
import type { Parts } from '../parts.ts';
import { Consumer } from '../queues/consumer.ts';
import type { WorkQueue } from '../queues/work-queue.ts';
import { EveryMinute } from '../schedules/every-minute.ts';
import { EveryNight } from '../schedules/every-night.ts';
import type { Schedules } from '../schedules/schedules.ts';
import { watchMoney } from './money-alarms.ts';

export interface PaymentsProps {
  readonly parts: Parts;
  readonly schedules: Schedules;
  readonly gateway: Gateway;
}

/** Everything that leads to `settlePayment`: Stripe's events, waiting payments, and payments without news. */
export class Payments extends Consumer {
  /** Lets a function settle payments, and alarms when the function logs a failed refund. */
  readonly settle: Grant;
  /** The queue of Stripe's events. */
  readonly events: WorkQueue;
  readonly #props: PaymentsProps;

  constructor(scope: Construct, id: string, props: PaymentsProps) {
    super(scope, id, {
      platform: props.parts.platform,
      handler: 'payments/settle-payments',
      purpose: 'Settles payments in their turn',
      queue: { name: 'payments', oldest: Duration.minutes(5) },
      // Few at once, because Stripe has one limit for all of them together.
      batch: { size: 5, maxConcurrency: 4 },
      memory: 1024,
      grants: (own) => [settling(props.parts, own)],
    });
    this.#props = props;
    this.settle = settling(props.parts, this.queue);
    this.events = this.#hearStripe();
    this.#reconcile();
    this.#reconcileLedger();
  }

  #hearStripe(): WorkQueue {
    const { parts, gateway } = this.#props;
    const { platform, tables, stripe } = parts;
    const events = new Consumer(this, 'StripeEvents', {
      platform,
      handler: 'payments/handle-stripe-events',
      purpose: 'Handles the events of Stripe',
      queue: { name: 'stripe-events', oldest: Duration.minutes(5) },
      batch: { size: 5, maxConcurrency: 4 },
      memory: 1024,
      grants: () => [this.settle, tables.webhooks.change],
    });
    const receive = new BackendFunction(this, 'ReceiveStripeEvent', {
      platform,
      entry: 'webhooks/receive-stripe-event',
      purpose: 'Checks the events of Stripe and queues them',
      capability: 'payments',
      timeout: httpTimeout,
      grants: [stripe.read, events.queue.send, tables.webhooks.write],
    });
    gateway.webhook(webhooks.receiveStripeEvent, receive);
    watchFunction(platform, receive);
    return events.queue;
  }

  #reconcile(): void {
    const { parts, schedules } = this.#props;
    const { platform, tables } = parts;
    const fn = new BackendFunction(this, 'ReconcilePayments', {
      platform,
      entry: 'schedules/reconcile-payments',
      purpose: 'Queues the payments without news in time',
      capability: 'payments',
      timeout: sweepTimeout,
      grants: [tables.payments.change, this.queue.send],
    });
    watchFunction(platform, fn);
    new EveryMinute(this, 'EveryMinute', {
      platform,
      schedules,
      name: 'reconcile-payments',
      fn,
      runbook: 'sweeper-silent',
    });
  }

  /** Runs each night, when both sides have all movements from around midnight. */
  #reconcileLedger(): void {
    const { parts, schedules } = this.#props;
    const { platform, tables, stripe } = parts;
    const fn = new BackendFunction(this, 'ReconcileLedger', {
      platform,
      entry: 'schedules/reconcile-ledger',
      purpose: 'Compares the ledger of the day before with Stripe',
      capability: 'payments',
      timeout: nightTimeout,
      memory: 1024,
      grants: [
        stripe.call,
        // Calls take turns in the table of payments, which also keeps the reports.
        tables.payments.change,
        tables.ledger.read,
      ],
    });
    watchFunction(platform, fn);
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
}

/** Grants Stripe's keys, the records that a step changes, the queue of waiting payments, and the alarm on failed refunds. */
const settling = ({ platform, tables, stripe }: Parts, queue: WorkQueue): Grant =>
  together(
    stripe.call,
    tables.payments.change,
    tables.bookings.change,
    tables.stock.change,
    tables.ledger.append,
    // Declined cards are counted there.
    tables.abuse.count('declines.'),
    tables.abuse.count('marks'),
    queue.send,
    holdTime(platform.stage),
    told({ ABUSE_POLICY: packed(platform.stage.abuse), PAYMENT_RETURN_URL: platform.stage.paymentReturnUrl }),
    (fn) => watchMoney(platform, fn, 'refund-failed'),
  );
