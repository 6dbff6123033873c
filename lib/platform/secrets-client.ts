import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { settings } from './client-settings.ts';

/** In a file of its own: what is beside DynamoDB's client brings that along, an eighth of a small function. */
export const secretsClient = () => new SecretsManagerClient(settings);
