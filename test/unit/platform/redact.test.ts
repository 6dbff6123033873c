import { describe, expect, it } from 'vitest';
import { redact, redacted } from '../../../lib/platform/redact.ts';

const token = `eyJhbGciOiJSUzI1NiJ9.${'eyJzdWIiOiI0MiJ9'}.c2lnbmF0dXJl`;

describe('redact', () => {
  it.each([
    ['an e-mail address', 'mara.lindner+deals@mail.example.com'],
    ['a token', token],
    ['a bearer token', `Bearer ${token}`],
    ['a phone number', '+4930123456'],
    ['a client secret', 'pi_3Nabc123_secret_XyZ456'],
    ['a secret of a setup', 'seti_1Nabc_secret_XyZ456'],
    ['an API key', `sk_test_${'a1b2c3d4e5f6'}`],
    ['a signing secret', `whsec_${'a1b2c3d4e5f6'}`],
    ['a card number', '4242 4242 4242 4242'],
    ['a card number of fifteen digits', '378282246310005'],
    ['the signature of a link', 'X-Amz-Signature=0a1b2c3d4e5f'],
  ])('takes out %s, wherever it stands', (_, secret) => {
    expect(redact(`before ${secret}, after`)).toBe(`before ${redacted}, after`);
  });

  it.each([
    'bkg_0000000000000000000000000000000000000000 of deal_0000000000000001',
    '2026-12-24T18:00:00.000Z',
    'at file:///var/task/node_modules/@aws-sdk/client-s3/dist/index.js:42:7',
    'cdk@2.170.0 in 1764567890123 ms, sequence 000000000000000000042',
    'sk_K7hmXkTwxMabcd_I= took 8 ms',
    'JKJaXmPLvHcESHA= took 12 ms +3.5e+21',
    'arn:aws:dynamodb:eu-west-1:123456789012:table/stampede-dev-bookings',
  ])('leaves %s as it is', (text) => {
    expect(redact(text)).toBe(text);
  });
});
