import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { OperationShape } from '../contract/operation.ts';
import { type Caller, requireStaff, type Staff } from './caller.ts';

/** The request that something is done by. */
export interface Origin {
  /** The id of the operation. */
  readonly operation: string;
  readonly requestId: string;
  /** Where it came from, as the gateway or the edge before it saw it. */
  readonly address?: string;
}

/** A member of staff who changes something by one request: all that the audit says of who did it. */
export interface Actor extends Staff, Origin {}

export const originOf = (
  operation: OperationShape,
  event: APIGatewayProxyEventV2,
  address: string,
): Origin => ({ operation: operation.id, requestId: requestIdOf(event), ...(address && { address }) });

export const requestIdOf = (event: APIGatewayProxyEventV2): string =>
  event.requestContext?.requestId ?? 'unknown';

/** @throws AppError `forbidden` when the caller is not staff. */
export const actorOf = (caller: Caller, origin: Origin): Actor => ({ ...requireStaff(caller), ...origin });
