import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { guestSecretStore } from '../../lib/guests/guest-secret-store.ts';
import { rotateGuestKey, untilKnownMs } from '../../lib/guests/rotate-guest-key.ts';
import { secretsManager } from '../../lib/platform/aws.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { runProgram, UsageError } from '../../lib/platform/command-line.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';

const usage = `Usage: npm run rotate-guest-key -- --secret ARN [--leaked] [--region eu-west-1]

Gives guest tokens a new key, with the AWS credentials at hand. It takes ${untilKnownMs / 1000} seconds: every container
knows the new key before it is used. Tokens of the key before stay good.

  --secret  GuestTokenSecretArn of the stage's data stack
  --leaked  the tokens of all keys before are refused, a minute after the end of this at the latest: guests become new
            ones, and have their paid bookings again when they sign in with the address of the receipt
  --region  of the stage; AWS_REGION when left out
  --help    this text

Exits with 1 when guests of the key before the last one may still come back, unless a key has leaked.`;

async function run(): Promise<string> {
  const { values } = parseArgs({
    options: { secret: { type: 'string' }, leaked: { type: 'boolean' }, region: { type: 'string' } },
  });
  const { secret, leaked = false, region } = values;
  if (!secret) throw new UsageError('Name the secret.');
  if (region) process.env.AWS_REGION = region;
  if (!process.env.AWS_REGION) throw new UsageError('Name the region: --region, or AWS_REGION.');
  const store = guestSecretStore(secretsManager(), secret);
  await rotateGuestKey({ store, clock, random, wait }, { leaked });
  return leaked
    ? 'New tokens have a new key. A minute from now no former key is valid.'
    : 'New tokens have a new key. Tokens of the key before stay valid.';
}

await runProgram(usage, async () => console.log(await run()));
