import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';
import type { Payments } from '../payments/payments.ts';

export interface WebhookParts extends Parts {
  readonly payments: Payments;
}

export const webhookOperations = ({ tables, payments, stripe, audit }: WebhookParts): NeedsOf<'webhooks'> => {
  const putBack = [
    tables.webhooks.change,
    payments.events.send,
    stripe.call,
    // Calls take turns in the table of payments.
    tables.payments.change,
    audit.append,
  ];
  return {
    listWebhookEvents: [tables.webhooks.read],
    getWebhookEvent: [tables.webhooks.read],
    replayWebhookEvent: putBack,
    fetchWebhookEvent: putBack,
    runWebhookReplay: putBack,
    runWebhookCatchUp: putBack,
  };
};
