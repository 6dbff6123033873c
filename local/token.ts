import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoRoles } from './cognito/demo-accounts.ts';
import { signIn } from './cognito/sign-in.ts';
import { readRunning } from './running.ts';

const USAGE = `Usage: npm run token -- --as ${demoRoles.join('|')}

Prints an access token of a demo account of the running local cloud, and nothing else:
  curl -H "Authorization: Bearer $(npm run --silent token -- --as admin)" …`;

/** Signs a demo account in as an app would, second factor included. */
async function token(): Promise<string> {
  const { values } = parseArgs({
    options: {
      as: { type: 'string' },
      state: { type: 'string', default: '.local' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return USAGE;
  const role = demoRoles.find((candidate) => candidate === values.as);
  if (!role) throw new Error(`Say who: --as ${demoRoles.join('|')}`);
  const running = readRunning(resolve(values.state));
  if (!running) throw new Error('No local cloud is running here. Start it first: npm start');
  const account = running.accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`The running app has no place for the role ${role}`);
  return signIn(running.endpoints.cognito, account);
}

try {
  console.log(await token());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
