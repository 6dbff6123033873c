import { sentImportLines } from '../../../lib/contract/deal-import.ts';
import { createDealImport } from '../../../lib/contract/operations/imports.ts';
import type { DemoRole } from '../../../local/cognito/demo-accounts.ts';
import { call, tokenOf } from './client.ts';

/** An import with its one line, ready to be started. @returns its id */
export async function newDealImport(role: DemoRole = 'admin'): Promise<string> {
  const token = await tokenOf(role);
  const { status, body } = await call('POST', '/v1/admin/deal-imports', {
    token,
    key: crypto.randomUUID(),
    body: createDealImport.body.meta()?.example,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  const lines = sentImportLines.meta()?.example;
  await call('POST', `/v1/admin/deal-imports/${body.id}/lines`, { token, body: lines });
  return body.id;
}
