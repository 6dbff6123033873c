import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import { settings } from './client-settings.ts';

export { secretsClient } from './secrets-client.ts';

// Each factory is its own export, so that a function's bundle holds only the clients it uses.

export const sqsClient = () => new SQSClient(settings);
export const eventBridgeClient = () => new EventBridgeClient(settings);
export const schedulerClient = () => new SchedulerClient(settings);
export const s3Client = () => new S3Client(settings);
export const cognitoClient = () => new CognitoIdentityProviderClient(settings);
