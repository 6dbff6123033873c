import { join } from 'node:path';
import type { Disposal } from '../disposal.ts';
import type { Foundation } from '../foundation.ts';
import { startThread } from '../services/thread.ts';
import { type SignInAccount, seedDemoAccounts } from './demo-accounts.ts';
import { writeDirectory } from './directory.ts';

/**
 * Writes the deployed pools to disk, with the demo accounts if they are wanted, and starts cognito-local with them.
 * Returns the accounts.
 */
export async function startCognito(
  { target, services }: Foundation,
  seed: boolean,
  undo: Disposal,
  onEnd: (why: string) => void,
): Promise<SignInAccount[]> {
  const pools = [...target.pools.values()];
  if (pools.length === 0) return [];
  const accounts = seed ? seedDemoAccounts(pools) : [];
  const dataDir = join(target.stateDir, 'cognito');
  writeDirectory(dataDir, pools);
  const codeFile = join(target.stateDir, 'logs', 'cognito-codes.log');
  const thread = await startThread(new URL('../services/cognito-thread.ts', import.meta.url), {
    dataDir,
    port: services.ports.cognito,
    codeFile,
    poolTriggers: Object.fromEntries(pools.map(({ id, triggers }) => [id, triggers])),
    lambda: services.endpoints.lambda,
  });
  undo.add(thread.stop);
  void thread.ended.then((why) => onEnd(`Cognito ended: ${why}`));
  return accounts;
}
