import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { challengeTokenPattern, deviceIdPattern, type OperationShape } from '../../contract/operation.ts';
import { AppError } from '../errors.ts';
import type { Viewer } from './viewer.ts';

/** The sender of a request, as far as the claims can be trusted. */
export interface Visitor extends Viewer {
  /** The app's id of its installation. Any client can invent one. */
  readonly deviceId: string | undefined;
  readonly challengeToken: string | undefined;
}

type Headers = APIGatewayProxyEventV2['headers'];

/**
 * Reads a request's facts about its sender.
 * @throws AppError `invalid_request` for a malformed device id or challenge token
 */
export const visitorOf = (
  operation: OperationShape,
  { headers }: APIGatewayProxyEventV2,
  viewer: Viewer,
): Visitor => ({
  ...viewer,
  deviceId: operation.guarded && header(headers, 'x-device-id', deviceIdPattern, '16 to 128'),
  challengeToken:
    operation.guarded && header(headers, 'x-challenge-token', challengeTokenPattern, '1 to 2,048'),
});

function header(headers: Headers, name: string, pattern: RegExp, length: string): string | undefined {
  const value = headers[name]?.trim();
  if (!value) return undefined;
  if (pattern.test(value)) return value;
  const message = `must be ${length} visible ASCII characters`;
  throw new AppError('invalid_request', `header.${name}: ${message}`, {
    errors: [{ path: `header.${name}`, message }],
  });
}
