import type { AwsCredentialIdentity } from '@smithy/types';

/** Returns the credentials of the function's role. They are valid for as long as the container is used. */
export function functionCredentials(): AwsCredentialIdentity {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = process.env;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
}

/** Returns the region in which the function runs. */
export const functionRegion = (): string => process.env.AWS_REGION ?? '';
