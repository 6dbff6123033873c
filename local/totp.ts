import { parseArgs } from 'node:util';
import { runProgram } from '../lib/platform/command-line.ts';
import { runningAccount } from './cognito/running-account.ts';
import { secondsLeft, totp } from './cognito/totp.ts';

const USAGE = `Usage: npm run totp -- --as admin|seller|support

Prints the code that the authenticator app of a demo member of staff shows now, and the seconds that it is left on the
screen. With --secret, of whoever has this secret, as an invitation shows it.

  --as ROLE   whose
  --secret S  of another account than the demo's, in base32
  --state D   folder of the local cloud (.local)
  --help      this text`;

await runProgram(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      as: { type: 'string' },
      secret: { type: 'string' },
      state: { type: 'string', default: '.local' },
    },
  });
  const secret = values.secret ?? secretOf(values);
  const now = Date.now();
  console.log(`${totp(secret, now)}  (${secondsLeft(now)} s left)`);
});

function secretOf(values: { as?: string; state: string }): string {
  const { account } = runningAccount(values);
  if (!account.totpSecret) throw new Error(`The ${account.role} signs in without a second factor.`);
  return account.totpSecret;
}
