import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { OperationShape } from '../contract/operation.ts';
import { type Caller, requireStaff, type Staff } from './caller.ts';

/** The request that causes a change. */
export interface Origin {
  /** The id of the operation. */
  readonly operation: string;
  readonly requestId: string;
  /** The client's address, as the gateway or the edge in front of it saw it. */
  readonly address?: string;
}

/** A member of staff who changes something by a request. The audit records exactly these facts about the person. */
export interface Actor extends Staff, Origin {}

export const originOf = (
  operation: OperationShape,
  event: APIGatewayProxyEventV2,
  address: string,
): Origin => ({ operation: operation.id, requestId: requestIdOf(event), ...(address && { address }) });

export const requestIdOf = (event: APIGatewayProxyEventV2): string =>
  event.requestContext?.requestId ?? 'unknown';

/** Returns the actor of a request. @throws AppError `forbidden` when the caller is not staff */
export const actorOf = (caller: Caller, origin: Origin): Actor => ({ ...requireStaff(caller), ...origin });
