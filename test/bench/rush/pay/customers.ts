import { randomUUID } from 'node:crypto';
import {
  AdminConfirmSignUpCommand,
  CognitoIdentityProviderClient,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { inParallel } from '../../../../lib/platform/in-parallel.ts';
import { signIn } from '../../../../local/cognito/sign-in.ts';
import { progressLine } from '../progress.ts';
import type { LocalTarget } from '../target.ts';

/** Access tokens of customers who have just signed up. */
export async function newCustomers(
  { endpoints, customer: demo }: LocalTarget,
  count: number,
): Promise<string[]> {
  const cognito = new CognitoIdentityProviderClient({
    endpoint: endpoints.cognito,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const progress = progressLine('customers', count);
  const outcomes = await inParallel(Array.from({ length: count }), 4, async () => {
    const account = { ...demo, email: `${randomUUID()}@example.com` };
    const { UserSub } = await cognito.send(
      new SignUpCommand({
        ClientId: demo.clientId,
        Username: account.email,
        Password: account.password,
        UserAttributes: [{ Name: 'email', Value: account.email }],
      }),
    );
    await cognito.send(new AdminConfirmSignUpCommand({ UserPoolId: demo.poolId, Username: UserSub }));
    return progress.step(await signIn(endpoints.cognito, account));
  });
  progress.end();
  cognito.destroy();
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}
