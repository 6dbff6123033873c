export interface Webhook {
  readonly method: 'POST';
  readonly path: `/v1/webhooks/${string}`;
  readonly from: string;
}

/** Routes that other services call with their own messages. They are not part of the API for clients. */
export const webhooks = {
  receiveStripeEvent: { method: 'POST', path: '/v1/webhooks/stripe', from: 'Stripe' },
} as const satisfies Record<string, Webhook>;
