import { describe, expect, it } from 'vitest';
import { redact, redacted, secrets } from '../../../lib/platform/redact.ts';

const token = `eyJhbGciOiJSUzI1NiJ9.${'eyJzdWIiOiI0MiJ9'}.c2lnbmF0dXJl`;

describe('redact', () => {
  it.each([
    ['an e-mail address', 'mara.lindner+deals@mail.example.com'],
    ['a token', token],
    ['a token of many claims', token.replace('.', `.${'a'.repeat(20_000)}`)],
    ['an encrypted token', `${token}.aXY.dGFn`],
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

  it.each(secrets.map((pattern) => [pattern.source, pattern] as const))(
    'reads a bounded part of the text from each beginning of %s',
    (_, { source }) => {
      expect(mostReadBeforeFailing(source)).toBeLessThan(2_048);
    },
  );

  it('knows a pattern that reads to the end of the text and then fails', () => {
    expect(mostReadBeforeFailing(String.raw`\beyJ[\w-]{8,}\.[\w-]{8,}`)).toBe(Number.POSITIVE_INFINITY);
    expect(mostReadBeforeFailing(String.raw`(?:\.[a-z]{1,9})*@`)).toBe(Number.POSITIVE_INFINITY);
    expect(mostReadBeforeFailing('a{2,30}b')).toBe(31);
  });
});

/**
 * The most characters that one attempt to match can read and still fail, at least: every atom counts as often as its
 * repeat allows, and a group as often as its own. A repeat at the very end cannot fail any more after its least.
 */
function mostReadBeforeFailing(source: string): number {
  const atoms = source
    .replace(/\\b|\(\?:/g, (part) => (part === '\\b' ? '' : '('))
    .replace(/\[[^\]]*\]|\\./g, 'x')
    .replace(/(?:[+*]|\{\d+,\})$/, '');
  const timesOf = (repeat: string | undefined) => {
    if (repeat === undefined || repeat === '?') return 1;
    const [, least, most] = /^\{(\d+)(?:,(\d*))?\}$/.exec(repeat) ?? [];
    return Number(most ?? least) || Number.POSITIVE_INFINITY;
  };
  const sums = [0];
  const add = (characters: number) => sums.push((sums.pop() ?? 0) + characters);
  for (const [, atom, repeat] of atoms.matchAll(/([^+*?{}])([+*?]|\{\d+(?:,\d*)?\})?/g)) {
    if (atom === '(') sums.push(0);
    else add(timesOf(repeat) * (atom === ')' ? (sums.pop() ?? 0) : 1));
  }
  return sums[0] ?? 0;
}
