import type { Cloud } from './cloud.ts';
import { WEBHOOK_PATH } from './stripe/connect.ts';

/** What a person needs to know once the cloud runs: where it is, who to be, what to try. */
export function banner(cloud: Cloud, stateDir: string, tookMs: number): string {
  const functions = cloud.resources.all.filter(({ type }) => type === 'AWS::Lambda::Function').length;
  const lines = [
    '',
    `Ready in ${(tookMs / 1000).toFixed(1)} s: ${cloud.resources.all.length} resources, ${functions} functions.`,
    '',
    `  API       ${cloud.apiUrl}`,
    ...(cloud.docsUrl ? [`  Docs      ${cloud.docsUrl}`] : []),
    ...(cloud.liveUrl ? [`  Live      ${cloud.liveUrl}  (WebSocket)`] : []),
    `  DynamoDB  ${cloud.endpoints.dynamodb}`,
    `  SQS, SNS  ${cloud.endpoints.sqs}`,
    `  Cognito   ${cloud.endpoints.cognito}`,
    `  Stripe    ${stripeLine(cloud)}`,
    `  Logs      ${stateDir}/logs/<function>.log`,
  ];
  if (cloud.accounts.length > 0) {
    lines.push('', 'Demo accounts (this machine only):', ...cloud.accounts.map(accountLine));
  }
  lines.push(
    '',
    'Try next, in another terminal:',
    ...suggestions(cloud),
    '',
    'Ctrl-C stops it; the data is kept.',
  );
  return lines.join('\n');
}

const stripeLine = ({ stripeUrl, apiUrl }: Cloud): string =>
  stripeUrl
    ? `${stripeUrl}  (a double: pm_card_visa and the other test cards)`
    : `your account in test mode; webhooks by: stripe listen --forward-to ${apiUrl}${WEBHOOK_PATH}`;

function accountLine({ role, email, password, totpSecret }: Cloud['accounts'][number]): string {
  const factor = totpSecret ? `  second factor (TOTP) ${totpSecret}` : '';
  return `  ${role.padEnd(9)} ${email.padEnd(30)} ${password.padEnd(22)}${factor}`;
}

function suggestions({ apiUrl }: Cloud): string[] {
  return [
    `  curl ${apiUrl}/v1/time`,
    `  curl ${apiUrl}/v1/deals`,
    `  curl -H "Authorization: Bearer $(npm run --silent token -- --as admin)" ${apiUrl}/v1/admin/deals`,
    '  npm run rush        a sale with more buyers than units, against this cloud',
  ];
}
