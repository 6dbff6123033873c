import { parseArgs } from 'node:util';
import { runProgram, UsageError } from '../lib/platform/command-line.ts';
import { accountProblems } from './account-problems.ts';
import { globalRegion } from './global-region.ts';

const usage = `Usage: npm run check-account -- --stage prod --region eu-west-1

Looks whether an account is ready for a stage, before a deployment finds out half way: whether the CDK is bootstrapped
in each region that the stage needs, and whether Lambda may run as many functions at once as the stage reserves.
It reads two parameters and the account's settings, and changes nothing.

  --stage   dev, staging or prod (dev)
  --region  of the stage; AWS_REGION when left out
  --help    this text`;

const readOptions = () =>
  parseArgs({
    options: {
      stage: { type: 'string', default: 'dev' },
      region: { type: 'string', default: process.env.AWS_REGION ?? '' },
    },
  }).values;

/** The version of the bootstrap stack, or nothing where there is none. */
async function bootstrapVersion(region: string): Promise<number | undefined> {
  const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm');
  try {
    const { Parameter } = await new SSMClient({ region }).send(
      new GetParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version' }),
    );
    return Number(Parameter?.Value);
  } catch (error) {
    if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
    throw error;
  }
}

async function check({ region, stage: name }: ReturnType<typeof readOptions>): Promise<string[]> {
  if (!region) throw new UsageError('Name the region: --region, or AWS_REGION.');
  // The SDK and the CDK take half a second to load, and are not needed to say what the program does.
  const { GetAccountSettingsCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const { stageNamed } = await import('./stages.ts');
  const stage = stageNamed(name);
  const regions = [...new Set([region, ...(stage.edge ? [globalRegion] : [])])];
  const { AccountLimit } = await new LambdaClient({ region }).send(new GetAccountSettingsCommand({}));
  return accountProblems({
    stage,
    bootstrapped: await Promise.all(
      regions.map(async (each) => ({ region: each, version: await bootstrapVersion(each) })),
    ),
    concurrency: AccountLimit?.ConcurrentExecutions ?? 0,
  });
}

await runProgram(usage, async () => {
  const options = readOptions();
  const problems = await check(options);
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log(`The account is ready for ${options.stage} in ${options.region}.`);
  return problems.length > 0 ? 1 : 0;
});
