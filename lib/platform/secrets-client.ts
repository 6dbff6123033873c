import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { settings } from './client-settings.ts';

/**
 * In a file of its own: importing it from the file of DynamoDB's client would load that too, an eighth of a small
 * function.
 */
export const secretsClient = () => new SecretsManagerClient(settings);
