import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runProgram, UsageError } from '../lib/platform/command-line.ts';

const usage = `Usage: npm run build-deployment -- --stage prod --account 123456789012 --region eu-west-1 --alarm-email ops@example.com

Makes all that a deployment needs, without credentials, in .build/deployment: the templates and the code of one stage,
the CDK's command, and the check of the account. Whoever holds credentials then runs nothing else:

  cd .build/deployment
  node check-account.mjs --stage prod --region eu-west-1
  node aws-cdk/bin/cdk deploy --all --app cdk.out

  --stage        dev, staging or prod (dev)
  --account      the AWS account's id, of twelve digits
  --region       of the stage
  --alarm-email  who hears of alarms; staging and prod need one
  --placeholders allow: to look at templates whose settings are not filled in
  --help         this text`;

const project = fileURLToPath(new URL('..', import.meta.url));
const folder = join(project, '.build', 'deployment');
const cdk = dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json'));

async function readOptions() {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string', default: 'dev' },
      account: { type: 'string', default: '' },
      region: { type: 'string', default: '' },
      'alarm-email': { type: 'string', default: '' },
      placeholders: { type: 'string', default: '' },
    },
  });
  if (!/^\d{12}$/.test(values.account))
    throw new UsageError('Name the account by its id of twelve digits: --account.');
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(values.region))
    throw new UsageError('Name the region, as in --region eu-west-1.');
  // The CDK takes half a second to load, and is not needed to say what the program does.
  const { stageNamed } = await import('./stages.ts');
  stageNamed(values.stage);
  return values;
}

/** Runs the CDK's own synthesis, with its rules. */
function synthesize(options: Awaited<ReturnType<typeof readOptions>>): void {
  const context = Object.entries({
    stage: options.stage,
    account: options.account,
    region: options.region,
    ...(options['alarm-email'] && { alarmEmail: options['alarm-email'] }),
    ...(options.placeholders && { placeholders: options.placeholders }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = join(folder, 'cdk.out');
  const { status } = spawnSync(
    process.execPath,
    [join(cdk, 'bin', 'cdk'), 'synth', '--quiet', '--output', output, ...context],
    { cwd: project, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error('The stage does not synthesize. The reason is above.');
}

await runProgram(usage, async () => {
  const options = await readOptions();
  const { build } = await import('esbuild');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  console.log(`Building ${options.stage} for ${options.account} in ${options.region} …`);
  synthesize(options);
  cpSync(cdk, join(folder, 'aws-cdk'), { recursive: true });
  await build({
    entryPoints: [join(project, 'cdk', 'check-account.ts')],
    outfile: join(folder, 'check-account.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'warning',
    // Packages that the AWS SDK still loads by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  console.log(`Made ${folder}`);
});
