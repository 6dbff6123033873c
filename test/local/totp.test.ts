import { expect, it } from 'vitest';
import { secondsLeft, totp } from '../../local/cognito/totp.ts';

/** RFC 6238, appendix B, the last six digits; its secret is the text 12345678901234567890. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [20_000_000_000, '353130'],
])('shows the code of the RFC at %i s', (seconds, code) => {
  expect(totp(secret, seconds * 1_000)).toBe(code);
});

it('counts the seconds that a code is shown', () => {
  expect([30_000, 59_000, 59_999].map(secondsLeft)).toEqual([30, 1, 1]);
});

it('refuses what is no secret', () => {
  expect(() => totp('not base32!', 0)).toThrow('base32');
});
