import type { Cloud } from './cloud.ts';
import type { RunningDouble } from './double.ts';

/** Returns the text for a person once the cloud runs: links, accounts and commands to try. */
export function banner(cloud: Cloud, stateDir: string, tookMs: number): string {
  const { apiUrl, docsUrl, liveUrl, endpoints, outputs, accounts } = cloud;
  const functions = cloud.resources.all.filter(({ type }) => type === 'AWS::Lambda::Function').length;
  const ids = (who: string) => `pool ${outputs[`${who}PoolId`]}  client ${outputs[`${who}ClientId`]}`;
  return [
    '',
    `Ready in ${(tookMs / 1000).toFixed(1)} s: ${cloud.resources.all.length} resources, ${functions} functions.`,
    '',
    ...(docsUrl
      ? [
          'Open:',
          `  ${apiUrl}/       the running parts, and a first order to paste`,
          `  ${apiUrl}/console  the admin console, with the accounts below`,
          `  ${apiUrl}/docs   the API reference`,
          `  ${apiUrl}/inbox  mails: invitations, sign-up and reset codes`,
          '  http://localhost:5173        the sample shop, after `npm run example` in another terminal',
          '',
        ]
      : []),
    'Addresses:',
    `  API        ${apiUrl}  (pages of any localhost port may call it)`,
    ...(liveUrl ? [`  Live       ${liveUrl}  (WebSocket)`] : []),
    ...Object.values<RunningDouble>(cloud.doubles).map((double) => doubleLine(double, apiUrl)),
    `  DynamoDB   ${endpoints.dynamodb}   SQS, SNS ${endpoints.sqs}`,
    `  Cognito    ${endpoints.cognito}`,
    ...(outputs.CustomersPoolId ? [`  Customers  ${ids('Customers')}`, `  Staff      ${ids('Staff')}`] : []),
    `  Logs       ${stateDir}/logs/<function>.log`,
    `  Zone data  ${process.versions.tz} (Node ${process.version})`,
    ...(accounts.length > 0 ? accountLines(accounts) : []),
    '',
    'Ctrl-C stops it. The data is kept.',
  ].join('\n');
}

function doubleLine({ about }: RunningDouble, apiUrl: string): string {
  const [label, text] = about(apiUrl);
  return `  ${label.padEnd(10)} ${text}`;
}

const accountLines = (accounts: Cloud['accounts']): string[] => [
  '',
  'Accounts (on this machine only):',
  ...accounts.map(({ email, password }) => `  ${email.padEnd(30)} ${password}`),
  '  npm run --silent token -- --as admin   an access token, for 15 minutes',
  '  npm run totp -- --as admin             the code of the second factor of staff',
];
