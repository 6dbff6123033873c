import type { DemoRole } from '../../../local/cognito/demo-accounts.ts';
import { call, tokenOf } from './client.ts';

/** A saved view of the role's person, or a shared one of an admin. @returns its id */
export async function newView(role: DemoRole, { shared = false } = {}): Promise<string> {
  const { status, body } = await call('POST', '/v1/admin/views', {
    token: await tokenOf(role),
    body: { page: 'deals', name: `Of a test ${crypto.randomUUID()}`, search: 'state=live', shared },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.id;
}
