import { errorDocument } from '../messaging/s3-error.ts';

/** A service's refusal of a request, as sent to the client. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The services that answer every error with status 400 and name it in the body. */
const jsonServices: Readonly<Record<string, string>> = {
  'cognito-idp': 'application/x-amz-json-1.1',
  dynamodb: 'application/x-amz-json-1.0',
  events: 'application/x-amz-json-1.1',
  secretsmanager: 'application/x-amz-json-1.1',
  sqs: 'application/x-amz-json-1.0',
};

/** Returns an error of DynamoDB, with its code and message. */
export const dynamoError = (code: string, message: string): WireAnswer => ({
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message }),
});

/** Returns this service's access-denied answer. */
export function accessDenied(service: string, message: string): WireAnswer {
  const type = jsonServices[service];
  if (type)
    return {
      status: 400,
      headers: { 'content-type': type },
      body: JSON.stringify({
        __type: 'com.amazon.coral.service#AccessDeniedException',
        message,
        Message: message,
      }),
    };
  if (service === 's3')
    return {
      status: 403,
      headers: { 'content-type': 'application/xml' },
      body: errorDocument({ code: 'AccessDenied', message }),
    };
  return {
    status: 403,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' },
    body: JSON.stringify({ message, Message: message }),
  };
}
