import { describe, expect, it } from 'vitest';
import type { SecretsManagerClient } from '../../../lib/platform/secrets-client.ts';
import { inBackground, loadStripeKeys, stripeClient } from '../../../lib/stripe/stripe.ts';

const holding = (SecretString: string | undefined) =>
  ({ send: async () => ({ SecretString }) }) as unknown as SecretsManagerClient;
const good = { secretKey: 'sk_test_51abc', publishableKey: 'pk_test_51abc', webhookSecret: 'whsec_51abc' };
const problem = (value: string | undefined) =>
  loadStripeKeys(holding(value), 'arn:x').then(
    () => 'none',
    (error: Error) => error.message,
  );

describe('loadStripeKeys', () => {
  it('reads the three keys and leaves the rest', async () => {
    const stored = JSON.stringify({ ...good, placeholder: 'generated' });
    expect(await loadStripeKeys(holding(stored), 'arn:x')).toEqual(good);
  });

  it('names what a new secret lacks, and where to read what to do', async () => {
    const fresh = JSON.stringify({ secretKey: '', publishableKey: '', webhookSecret: '' });
    expect(await problem(fresh)).toMatch(
      /arn:x has no usable secretKey, publishableKey, webhookSecret\..*runbook\.md#stripe-keys/,
    );
    expect(await problem(JSON.stringify({ ...good, webhookSecret: '' }))).toContain('usable webhookSecret.');
  });

  it.each([
    ['a value that is no JSON', 'sk_live_precious'],
    ['keys in the wrong fields', JSON.stringify({ ...good, publishableKey: 'sk_live_precious' })],
    ['keys of different modes', JSON.stringify({ ...good, secretKey: 'sk_live_precious' })],
  ])('never prints a value: %s', async (_, stored) => {
    const message = await problem(stored);
    expect(message).toContain('publishableKey');
    expect(message).not.toContain('precious');
  });

  it('says so when there is no value at all', async () => {
    expect(await problem(undefined)).toContain('has no usable secretKey, publishableKey, webhookSecret');
  });
});

describe('stripeClient', () => {
  it('goes to Stripe, or to the address it is given', () => {
    const addressOf = (apiUrl?: string) => {
      const client = stripeClient(good, { ...inBackground, apiUrl });
      return ['protocol', 'host', 'port'].map((field) => client.getApiField(field as never));
    };
    expect(addressOf()).toEqual(['https', 'api.stripe.com', '443']);
    expect(addressOf('http://127.0.0.1:4567')).toEqual(['http', '127.0.0.1', '4567']);
  });
});
