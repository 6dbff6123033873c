import { describe, expect, it } from 'vitest';
import { problem } from '../../../lib/contract/problem-document.ts';
import { type Answer, call, newGuest, tokenOf } from './client.ts';
import { claimsOf, expired, signedByPool } from './tokens.ts';

/** What a client reads of a refusal, which has one form whoever refuses. */
function refusal({ headers, body }: Answer) {
  expect(headers.get('content-type')).toBe('application/problem+json');
  const { status, code, detail } = problem.parse(body);
  return { status, code, detail };
}

describe('A refusal', () => {
  it.each([
    ['GET', '/v1/dealz'],
    ['DELETE', '/v1/deals'],
    ['POST', '/'],
    ['GET', `/${'x'.repeat(5_000)}`],
  ])('of %s %.20s is a problem, though no route is there', async (method, path) => {
    expect(refusal(await call(method, path))).toMatchObject({ status: 404, code: 'not_found' });
  });

  it('tells a guest that it needs an account', async () => {
    expect(refusal(await call('GET', '/v1/me', { token: await newGuest() }))).toEqual({
      status: 403,
      code: 'forbidden',
      detail: 'A guest cannot do this. Sign in to an account, and send its access token.',
    });
  });

  it.each(['/v1/me', '/v1/admin/deals', '/v1/bookings'])(
    'says at %s that a token has expired',
    async (path) => {
      const token = await signedByPool(expired(claimsOf(await tokenOf('admin'))));
      const answer = await call('GET', path, { token });
      expect(refusal(answer)).toEqual({
        status: 401,
        code: 'unauthenticated',
        detail: 'The token has expired. Refresh it, or sign in again.',
      });
      expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
    },
  );

  it('says what to send to whom sends nothing', async () => {
    const { status, detail } = refusal(await call('GET', '/v1/admin/deals'));
    expect([status, detail]).toEqual([401, 'Send a token as Authorization: Bearer ….']);
  });
});
