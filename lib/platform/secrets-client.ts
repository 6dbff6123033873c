import type * as sdk from '@aws-sdk/client-secrets-manager';
import { Command, type ServiceClient } from './aws-json/command.ts';
import { jsonClient } from './aws-json/json-client.ts';

/** For those who read secrets; who changes them has the SDK's client (`secretsManager`). */
export type SecretsManagerClient = ServiceClient<'secretsmanager'>;

/** Answers texts only: a secret of bytes would come in base64, and we have none. */
export class GetSecretValueCommand extends Command<
  'secretsmanager',
  sdk.GetSecretValueCommandInput,
  Pick<sdk.GetSecretValueCommandOutput, 'SecretString' | 'VersionId' | 'VersionStages'>
> {
  readonly operation = 'GetSecretValue';
}

export const secretsClient = (): SecretsManagerClient =>
  jsonClient({
    name: 'secretsmanager',
    target: 'secretsmanager',
    version: '1.1',
    endpointVariable: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  });
