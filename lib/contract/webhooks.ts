export interface Webhook {
  readonly method: 'POST';
  readonly path: `/v1/webhooks/${string}`;
  readonly from: string;
}

/** Routes that others call with messages of their own making. They are no part of the API that clients see. */
export const webhooks = {
  receiveStripeEvent: { method: 'POST', path: '/v1/webhooks/stripe', from: 'Stripe' },
} as const satisfies Record<string, Webhook>;
