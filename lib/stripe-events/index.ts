import { chargeRefunded } from './charge-refunded.ts';
import { disputeClosed } from './dispute-closed.ts';
import { disputeCreated } from './dispute-created.ts';
import { disputeFundsReinstated } from './dispute-funds-reinstated.ts';
import { disputeFundsWithdrawn } from './dispute-funds-withdrawn.ts';
import { disputeUpdated } from './dispute-updated.ts';
import { paymentIntentAmountCapturableUpdated } from './payment-intent-amount-capturable-updated.ts';
import { paymentIntentCanceled } from './payment-intent-canceled.ts';
import { paymentIntentPaymentFailed } from './payment-intent-payment-failed.ts';
import { paymentIntentProcessing } from './payment-intent-processing.ts';
import { paymentIntentRequiresAction } from './payment-intent-requires-action.ts';
import { paymentIntentSucceeded } from './payment-intent-succeeded.ts';
import { refundCreated } from './refund-created.ts';
import { refundFailed } from './refund-failed.ts';
import { refundUpdated } from './refund-updated.ts';
import { setupIntentSetupFailed } from './setup-intent-setup-failed.ts';
import type { StripeEvent, StripeEventDeps, StripeEventHandler } from './stripe-event.ts';

/** The handled event types, one file each. */
const handlers: readonly StripeEventHandler[] = [
  paymentIntentAmountCapturableUpdated,
  paymentIntentCanceled,
  paymentIntentPaymentFailed,
  paymentIntentProcessing,
  paymentIntentRequiresAction,
  paymentIntentSucceeded,
  setupIntentSetupFailed,
  refundCreated,
  refundUpdated,
  refundFailed,
  chargeRefunded,
  disputeCreated,
  disputeUpdated,
  disputeClosed,
  disputeFundsWithdrawn,
  disputeFundsReinstated,
];

const byType = new Map(handlers.map((handler) => [handler.type, handler]));

/** The event types that the webhook endpoint of a Stripe account must subscribe to: docs/runbook.md. */
export const eventTypes: readonly string[] = [...byType.keys()];

/** Returns whether events of this type are queued. */
export const isKnown = (type: string): boolean => byType.has(type);

/** Handles an event. Unknown types are ignored. */
export const handleStripeEvent = async (deps: StripeEventDeps, event: StripeEvent): Promise<void> =>
  byType.get(event.type)?.handle(deps, event);
