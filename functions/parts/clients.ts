import { cognitoClient, s3Client, secretsClient, sqsClient } from '../../lib/platform/aws.ts';
import { lazy } from '../../lib/platform/lazy.ts';

// The clients of AWS that parts share; DynamoDB's is in dynamo.ts.

export const sqs = /* @__PURE__ */ lazy(sqsClient);
export const secretStore = /* @__PURE__ */ lazy(secretsClient);
export const cognito = /* @__PURE__ */ lazy(cognitoClient);
export const s3 = /* @__PURE__ */ lazy(s3Client);
