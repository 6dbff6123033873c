import { expect, it } from 'vitest';
import { call, tokenOf } from './client.ts';

it('GET /v1/admin/setup tells admins whether keys are there, and nothing of them', async () => {
  const { status, body } = await call('GET', '/v1/admin/setup', { token: await tokenOf('admin') });
  expect([status, body]).toEqual([200, { stripe: { keys: 'test', webhook: true }, ownMail: false }]);
  expect((await call('GET', '/v1/admin/setup', { token: await tokenOf('support') })).status).toBe(403);
});
