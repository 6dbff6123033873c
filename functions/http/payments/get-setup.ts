import { getSetup as operation } from '../../../lib/contract/operations/payments-setup.ts';
import { nonEmpty, readEnvironment, readOptional } from '../../../lib/platform/environment.ts';
import { endpoint } from '../../../lib/platform/http/endpoint.ts';
import { GetSecretValueCommand } from '../../../lib/platform/secrets-client.ts';
import { stripeSetup } from '../../../lib/stripe/stored-keys.ts';
import { secretStore } from '../../parts/clients.ts';

const { STRIPE_SECRET_ARN: SecretId } = readEnvironment({ STRIPE_SECRET_ARN: nonEmpty });

/** Says what is set up. It reads the secret each time: an operator has just put the keys there. */
export const handler = endpoint(operation, async () => {
  const { SecretString } = await secretStore().send(new GetSecretValueCommand({ SecretId }));
  return {
    status: 200,
    body: { stripe: stripeSetup(SecretString), ownMail: readOptional('MAIL_SENDER') !== undefined },
  };
});
