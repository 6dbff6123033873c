import { parseArgs } from 'node:util';
import {
  type CognitoIdentityProviderClient,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { cognitoClient } from '../../lib/platform/aws.ts';
import { runProgram, UsageError } from '../../lib/platform/command-line.ts';
import { makeFirstAdmin } from '../../lib/staff/make-first-admin.ts';
import { staffDirectory } from '../../lib/staff/staff-directory.ts';

const usage = `Usage: npm run first-admin -- --stage prod --email you@your-shop.com [--region eu-west-1]

Invites the first admin of a stage, with the AWS credentials at hand. Cognito mails a password for one sign-in; the
sign-in page of the staff pool asks for a new one and for an authenticator app. An admin invites everybody else.

  --stage   dev, staging or prod
  --email   who becomes admin
  --region  of the stage; AWS_REGION when left out
  --help    this text

Exits with 1 when the stage has an admin already, or is not deployed.`;

async function run(): Promise<string> {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      email: { type: 'string' },
      region: { type: 'string' },
    },
  });
  const { stage, email, region } = values;
  if (!stage || !z.email().safeParse(email).success || !email)
    throw new UsageError('Name the stage and an e-mail address.');
  if (region) process.env.AWS_REGION = region;
  if (!process.env.AWS_REGION) throw new UsageError('Name the region: --region, or AWS_REGION.');
  const cognito = cognitoClient();
  const directory = staffDirectory(cognito, await staffPool(cognito, stage));
  const { id, invited } = await makeFirstAdmin({ directory }, email);
  return invited
    ? `Invited ${email} (${id}) as admin of ${stage}. The mail holds a password for one sign-in; it is good for three days.`
    : `${email} (${id}) had an account and is admin of ${stage} now.`;
}

/** The id of the stage's staff pool. @throws Error when there is none in this account and region */
async function staffPool(client: CognitoIdentityProviderClient, stage: string): Promise<string> {
  const name = `stampede-${stage}-staff`;
  for await (const { UserPools = [] } of paginateListUserPools(
    { client, pageSize: 60 },
    { MaxResults: 60 },
  )) {
    const pool = UserPools.find(({ Name }) => Name === name);
    if (pool?.Id) return pool.Id;
  }
  throw new Error(
    `There is no user pool ${name} in ${process.env.AWS_REGION}: deploy the stage first (docs/deploy.md).`,
  );
}

await runProgram(usage, async () => console.log(await run()));
