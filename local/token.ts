import { parseArgs } from 'node:util';
import { runProgram } from '../lib/platform/command-line.ts';
import { demoRoles } from './cognito/demo-accounts.ts';
import { runningAccount } from './cognito/running-account.ts';
import { signIn } from './cognito/sign-in.ts';
import { claimsOf } from './cognito/tokens.ts';

const USAGE = `Usage: npm run token -- --as ${demoRoles.join('|')}

Prints an access token of a demo account of the running local cloud on stdout, and nothing else there:
  curl -H "Authorization: Bearer $(npm run --silent token -- --as admin)" …
How long it is good is said on stderr. What asks for a recent sign-in takes a token of the last 15 minutes.

  --as ROLE  whose
  --state D  folder of the local cloud (.local)
  --quiet    says nothing on stderr
  --help     this text`;

/** Signs a demo account in as an app would, second factor included. */
await runProgram(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      as: { type: 'string' },
      state: { type: 'string', default: '.local' },
      quiet: { type: 'boolean', default: false },
    },
  });
  const { account, cognito } = runningAccount(values);
  const token = await signIn(cognito, account);
  if (!values.quiet) console.error(`# ${account.role}: valid ${lifetime(token, Date.now())}`);
  console.log(token);
});

/** Returns a token's lifetime in words. */
function lifetime(token: string, now: number): string {
  const { exp } = claimsOf(token);
  const minutes = Math.round((exp * 1_000 - now) / 60_000);
  const until = new Date(exp * 1_000).toLocaleTimeString('en-GB');
  return `for ${minutes} minutes, until ${until}. Then run the command again.`;
}
