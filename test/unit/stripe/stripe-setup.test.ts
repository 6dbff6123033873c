import { expect, it } from 'vitest';
import { stripeSetup } from '../../../lib/stripe/stored-keys.ts';

const good = { secretKey: 'sk_test_51abc', publishableKey: 'pk_test_51abc', webhookSecret: 'whsec_51abc' };
const live = { secretKey: 'rk_live_51abc', publishableKey: 'pk_live_51abc' };

it.each([
  ['all keys', good, { keys: 'test', webhook: true }],
  ['live keys without a webhook', { ...live, webhookSecret: '' }, { keys: 'live', webhook: false }],
  [
    'a new secret',
    { secretKey: '', publishableKey: '', webhookSecret: '' },
    { keys: 'missing', webhook: false },
  ],
  ['keys of two modes', { ...good, publishableKey: live.publishableKey }, { keys: 'missing', webhook: true }],
  ['one key', { secretKey: good.secretKey }, { keys: 'missing', webhook: false }],
])('stripeSetup knows %s', (_, stored, setup) => {
  expect(stripeSetup(JSON.stringify(stored))).toEqual(setup);
});

it.each([undefined, '', 'sk_live_precious', 'null', '[]', '"text"'])(
  'stripeSetup takes %s for none',
  (stored) => {
    expect(stripeSetup(stored)).toEqual({ keys: 'missing', webhook: false });
  },
);
