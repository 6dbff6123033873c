import type { Cloud } from './cloud.ts';
import { WEBHOOK_PATH } from './stripe/connect.ts';
import { dummyToken } from './turnstile/siteverify.ts';

/** What a person needs to know once the cloud runs: what to click, who to be, what to try. */
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
          `  ${apiUrl}/       what runs here, and a first order to paste`,
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
    `  Challenge  solved by X-Challenge-Token: ${dummyToken}  (drops and free deals ask guests; much from one address: docs/abuse.md#tuning)`,
    `  DynamoDB   ${endpoints.dynamodb}   SQS, SNS ${endpoints.sqs}`,
    `  Cognito    ${endpoints.cognito}`,
    ...(outputs.CustomersPoolId ? [`  Customers  ${ids('Customers')}`, `  Staff      ${ids('Staff')}`] : []),
    `  Logs       ${stateDir}/logs/<function>.log`,
    `  Zone data  ${process.versions.tz} (Node ${process.version})`,
    ...(accounts.length > 0 ? whoToBe(accounts) : []),
    '',
    'Ctrl-C stops it; the data is kept.',
  ].join('\n');
}

const stripeLine = ({ stripeUrl, apiUrl }: Cloud): string =>
  stripeUrl
    ? `${stripeUrl}  (a double: pm_card_visa and the other test cards)`
    : `your account in test mode; webhooks by: stripe listen --forward-to ${apiUrl}${WEBHOOK_PATH}`;

const whoToBe = (accounts: Cloud['accounts']): string[] => [
  '',
  'Who to be (on this machine only):',
  ...accounts.map(({ email, password }) => `  ${email.padEnd(30)} ${password}`),
  '  npm run --silent token -- --as admin   an access token, for 15 minutes',
  '  npm run totp -- --as admin             the code that staff are asked for',
];
