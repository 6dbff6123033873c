import { parseArgs } from 'node:util';
import { doorSecretStore } from '../../lib/door/door-secret-store.ts';
import { rotateDoorKey } from '../../lib/door/rotate-door-key.ts';
import { secretsManager } from '../../lib/platform/aws.ts';
import { systemClock as clock } from '../../lib/platform/clock.ts';
import { runProgram, UsageError } from '../../lib/platform/command-line.ts';
import { systemRandom as random } from '../../lib/platform/random.ts';

const usage = `Usage: npm run rotate-door-key -- --secret ARN [--leaked] [--region eu-west-1]

Gives the codes that buyers show at the door a new key, with the AWS credentials at hand. Run it twice: the first run
tells doors the next key, the second, a day later, signs with it. Codes of former keys stay good, four keys back.

  --secret  DoorKeySecretArn of the stage's data stack
  --leaked  a new key signs at once, and no code of a key before is good from a minute after that on: doors must
            download their lists again, and buyers must open their booking once with a network
  --region  of the stage; AWS_REGION when left out
  --help    this text

Exits with 1 when the next key was told less than a day ago, unless a key has leaked.`;

const said = {
  told: 'Doors learn the next key with their lists. Run this again in a day to sign with it.',
  used: 'New codes have the new key.',
} as const;

async function run(): Promise<string> {
  const { values } = parseArgs({
    options: { secret: { type: 'string' }, leaked: { type: 'boolean' }, region: { type: 'string' } },
  });
  const { secret, leaked = false, region } = values;
  if (!secret) throw new UsageError('Name the secret.');
  if (region) process.env.AWS_REGION = region;
  if (!process.env.AWS_REGION) throw new UsageError('Name the region: --region, or AWS_REGION.');
  const store = doorSecretStore(secretsManager(), secret);
  return said[await rotateDoorKey({ store, clock, random }, { leaked })];
}

await runProgram(usage, async () => console.log(await run()));
