import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { challengeTokenPattern, deviceIdPattern, type OperationShape } from '../../contract/operation.ts';
import { AppError } from '../errors.ts';
import type { Viewer } from './viewer.ts';

/** Who sends a request, as far as that can be believed. */
export interface Visitor extends Viewer {
  /** What the app calls its installation. Anybody can make one up. */
  readonly deviceId: string | undefined;
  readonly challengeToken: string | undefined;
}

type Headers = APIGatewayProxyEventV2['headers'];

/**
 * Reads what a request says of its sender.
 * @throws AppError `invalid_request` for a device id or a challenge token that cannot be one
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
