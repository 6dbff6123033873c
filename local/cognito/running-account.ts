import { resolve } from 'node:path';
import { UsageError } from '../../lib/platform/command-line.ts';
import { readRunning } from '../running.ts';
import { demoRoles, type SignInAccount } from './demo-accounts.ts';

/**
 * Returns the demo account with this role in the cloud that runs on this folder, and its pool.
 * @throws UsageError for an unknown role, Error when no cloud runs or its app has no such role
 */
export function runningAccount({ as, state }: { as?: string; state: string }): {
  account: SignInAccount;
  cognito: string;
} {
  const role = demoRoles.find((candidate) => candidate === as);
  if (!role) throw new UsageError(`Choose an account: --as ${demoRoles.join('|')}`);
  const running = readRunning(resolve(state));
  if (!running) throw new Error('No local cloud is running here. Start it first: npm start');
  const account = running.accounts.find((candidate) => candidate.role === role);
  if (!account)
    throw new Error(`The running app has no account for the role ${role}: was it started with --no-seed?`);
  return { account, cognito: running.endpoints.cognito };
}
