import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { settings, settingsForFiles } from './client-settings.ts';

export { eventBridgeClient } from './event-bridge.ts';
export { secretsClient } from './secrets-client.ts';
export { sqsClient } from './sqs.ts';

// Each factory is its own export, so that a function's bundle holds only the clients it uses.

export const schedulerClient = () => new SchedulerClient(settings);
export const s3Client = () => new S3Client(settings);
/**
 * Makes links to which others send files. By default the SDK adds the checksum of the body that it has, and a link has
 * none.
 */
export const s3LinkClient = () => new S3Client({ ...settings, requestChecksumCalculation: 'WHEN_REQUIRED' });
export const s3FilesClient = () => new S3Client(settingsForFiles());
export const cognitoClient = () => new CognitoIdentityProviderClient(settings);
/** For those who change secrets, also from outside Lambda, with whatever credentials are at hand. */
export const secretsManager = () => new SecretsManagerClient(settings);
