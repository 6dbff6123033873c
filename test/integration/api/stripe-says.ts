import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import Stripe from 'stripe';
import { type Answer, call } from './client.ts';
import { cloud } from './cloud.ts';
import { secretsOfCloud } from './tokens.ts';

interface Said {
  readonly id: string;
  readonly type: string;
  readonly object: object;
}

/** Sends an event to the webhook, signed as Stripe signs it. */
export async function stripeSays({ id, type, object }: Said): Promise<Answer> {
  const { SecretString = '{}' } = await secretsOfCloud().send(
    new GetSecretValueCommand({ SecretId: cloud.outputs.StripeSecretArn }),
  );
  const payload = JSON.stringify({
    ...{ id, object: 'event', type, created: Math.floor(Date.now() / 1_000) },
    data: { object },
  });
  const secret = JSON.parse(SecretString).webhookSecret;
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
  return call('POST', '/v1/webhooks/stripe', { body: payload, headers: { 'stripe-signature': signature } });
}
