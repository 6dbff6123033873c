import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defineOperation } from '../../../lib/contract/operation.ts';
import type { Caller } from '../../../lib/platform/caller.ts';
import { staffFrom } from '../../../lib/platform/http/claims.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { requireRecentSignIn } from '../../../lib/platform/recent-sign-in.ts';

const now = Date.UTC(2026, 11, 24, 18);
const clock = { now: () => now };
const minutes = 60_000;
const customer = (signedInAt: number): Caller => ({
  kind: 'customer',
  id: 'cus_0000000000000000',
  subject: '',
  signedInAt,
});
const refusal = expect.objectContaining({ code: 'recent_sign_in_required' });

describe('requireRecentSignIn', () => {
  it('lets pass who signed in up to fifteen minutes ago', () => {
    expect(() => requireRecentSignIn(customer(now - 15 * minutes), clock)).not.toThrow();
  });

  it('refuses a moment later', () => {
    expect(() => requireRecentSignIn(customer(now - 15 * minutes - 1), clock)).toThrow(refusal);
  });

  it('refuses who never signed in', () => {
    for (const caller of [{ kind: 'guest', id: 'gst_0000000000000000' }, { kind: 'anonymous' }] as const)
      expect(() => requireRecentSignIn(caller, clock)).toThrow(refusal);
  });

  it('asks for what the caller of it wants, in the words of RFC 9470', () => {
    expect(() => requireRecentSignIn(customer(now - 2 * minutes), clock, 60)).toThrow(
      expect.objectContaining({
        challenge: expect.stringMatching(/^error="insufficient_user_authentication",.* max_age="60"$/),
      }),
    );
  });
});

describe('An operation that steps up', () => {
  const operation = defineOperation({
    id: 'openSafe',
    capability: 'time',
    method: 'POST',
    path: '/v1/safe',
    summary: 'Open the safe',
    access: ['admin'],
    stepUp: true,
    success: { 200: { description: 'Open', schema: z.object({}) } },
    errors: [],
  });
  /** As the claims of a verified token say. */
  const open = async (claims: Record<string, unknown>) => {
    const proven = { token_use: 'access', sub: 'me', 'cognito:groups': ['admin'], second_factor: 'totp' };
    const verify = async () => staffFrom({ ...proven, ...claims });
    const handler = endpoint(operation, () => ({ status: 200, body: {} }), { clock, verify });
    const event = {
      headers: { authorization: 'Bearer a.b.c' },
      requestContext: { requestId: 'r' },
      rawPath: '/v1/safe',
    };
    return (await handler(
      event as unknown as APIGatewayProxyEventV2,
      {} as Context,
    )) as APIGatewayProxyStructuredResultV2;
  };
  const seconds = (ago: number) => now / 1000 - ago;

  it('opens after a recent sign-in', async () => {
    expect(await open({ auth_time: seconds(60) })).toMatchObject({ statusCode: 200 });
  });

  it.each([
    ['is too old', { auth_time: seconds(901) }],
    ['is not told', {}],
    ['is no number', { auth_time: 'now' }],
  ])('answers 401 when the sign-in %s, and says how recent it must be', async (_, claims) => {
    const { statusCode, headers, body } = await open(claims);
    expect(statusCode).toBe(401);
    expect(headers?.['www-authenticate']).toContain('max_age="900"');
    expect(JSON.parse(body ?? '')).toMatchObject({ code: 'recent_sign_in_required', status: 401 });
  });
});
