import { parseArgs } from 'node:util';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { accountProblems } from './account-problems.ts';
import { globalRegion } from './global-region.ts';
import { stageNamed } from './stages.ts';

const usage = `Usage: npm run check-account -- --stage prod --region eu-west-1

Looks whether an account is ready for a stage, before a deployment finds out half way: whether the CDK is bootstrapped
in each region that the stage needs, and whether Lambda may run as many functions at once as the stage reserves.
It reads two parameters and the account's settings, and changes nothing.`;

const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: 'dev' },
    region: { type: 'string', default: process.env.AWS_REGION ?? '' },
    help: { type: 'boolean', default: false },
  },
});

/** The version of the bootstrap stack, or nothing where there is none. */
async function bootstrapVersion(region: string): Promise<number | undefined> {
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

async function check(): Promise<string[]> {
  const { region } = values;
  if (!region) throw new Error(`Name the region: --region, or AWS_REGION.\n\n${usage}`);
  const stage = stageNamed(values.stage);
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

try {
  if (values.help) console.log(usage);
  else {
    const problems = await check();
    for (const problem of problems) console.error(problem);
    if (problems.length === 0) console.log(`The account is ready for ${values.stage} in ${values.region}.`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
