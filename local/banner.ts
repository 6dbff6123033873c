import type { Cloud } from './cloud.ts';
import { WEBHOOK_PATH } from './stripe/connect.ts';
import { dummyToken } from './turnstile/siteverify.ts';

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
          `  ${apiUrl}/docs   the API reference`,
          `  ${apiUrl}/inbox  mails: invitations, sign-up and reset codes`,
          '  http://localhost:5173        the sample shop, after `npm run example` in another terminal',
          '',
        ]
      : []),
    'Addresses:',
    `  API        ${apiUrl}  (pages of any localhost port may call it)`,
    ...(liveUrl ? [`  Live       ${liveUrl}  (WebSocket)`] : []),
    `  Stripe     ${stripeLine(cloud)}`,
    `  Challenge  solved by X-Challenge-Token: ${dummyToken}  (for guests of drops and free deals, and for risky orders: docs/abuse.md#tuning)`,
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

const stripeLine = ({ stripeUrl, apiUrl }: Cloud): string =>
  stripeUrl
    ? `${stripeUrl}  (a double: pm_card_visa and the other test cards)`
    : `your account in test mode; webhooks by: stripe listen --forward-to ${apiUrl}${WEBHOOK_PATH}`;

const accountLines = (accounts: Cloud['accounts']): string[] => [
  '',
  'Accounts (on this machine only):',
  ...accounts.map(({ email, password }) => `  ${email.padEnd(30)} ${password}`),
  '  npm run --silent token -- --as admin   an access token, for 15 minutes',
  '  npm run totp -- --as admin             the code of the second factor of staff',
];
