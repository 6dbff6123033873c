/** The address of each service of the local cloud. */
export interface Endpoints {
  dynamodb: string;
  sqs: string;
  sns: string;
  s3: string;
  cognito: string;
  eventbridge: string;
  scheduler: string;
  secretsmanager: string;
  lambda: string;
  cloudwatch: string;
  /** `@connections` of every WebSocket API. */
  connections: string;
}

/** Lists the endpoints: one each for DynamoDB, for fauxqs, for Cognito, and for this project's own services. */
export function endpointsOf(at: {
  dynamodb: string;
  messaging: string;
  cognito: string;
  services: string;
}): Endpoints {
  const { dynamodb, messaging, cognito, services } = at;
  return {
    dynamodb,
    sqs: messaging,
    sns: messaging,
    s3: messaging,
    cognito,
    eventbridge: services,
    scheduler: services,
    secretsmanager: services,
    lambda: services,
    cloudwatch: services,
    connections: services,
  };
}

/**
 * The environment variables that point the SDK in a function at the local cloud. Product code needs no change.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointVariables(endpoints: Endpoints): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI: endpoints.connections,
    AWS_ENDPOINT_URL_CLOUDWATCH: endpoints.cloudwatch,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoints.cognito,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_DYNAMODB_STREAMS: endpoints.dynamodb,
    AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.eventbridge,
    AWS_ENDPOINT_URL_LAMBDA: endpoints.lambda,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SCHEDULER: endpoints.scheduler,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsmanager,
    AWS_ENDPOINT_URL_SNS: endpoints.sns,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    ...outsideCredentials(endpoints.dynamodb),
  };
}

/** Returns whether a URL is on this machine, where no credentials are checked. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname.startsWith('127.') || hostname === 'localhost' || hostname === '[::1]';
}

/** With DYNAMODB_ENDPOINT at real AWS, functions need the caller's own credentials. */
function outsideCredentials(dynamodb: string): Record<string, string> {
  if (isLoopback(dynamodb)) return {};
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
