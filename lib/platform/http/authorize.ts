import type { APIGatewayProxyEventV2, APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { gatewayPool, type OperationShape, type Role } from '../../contract/operation.ts';
import { type Caller, hasRole } from '../caller.ts';
import { AppError } from '../errors.ts';
import { customerFrom, staffFrom } from './claims.ts';

/** Says who a bearer token belongs to. @throws AppError `unauthenticated` */
export type VerifyToken = (token: string) => Promise<Caller>;

/**
 * Finds out who calls and whether they may.
 * Where the gateway has an authorizer it verified the token; elsewhere this function does, by the same rules.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function authorize(
  operation: OperationShape,
  event: APIGatewayProxyEventV2,
  verify: VerifyToken | undefined,
): Promise<Caller> {
  if (operation.access === 'anyone') return { kind: 'anonymous' };
  const caller = gatewayPool(operation)
    ? verifiedByGateway(operation, event)
    : await verifiedHere(event, verify);
  if (!operation.access.some((role) => plays(caller, role))) {
    throw new AppError('forbidden', `This needs one of these roles: ${operation.access.join(', ')}.`);
  }
  return caller;
}

const plays = (caller: Caller, role: Role): boolean =>
  role === 'guest' || role === 'customer' ? caller.kind === role : hasRole(caller, role);

function verifiedByGateway(operation: OperationShape, event: APIGatewayProxyEventV2): Caller {
  const claims = (event as Partial<APIGatewayProxyEventV2WithJWTAuthorizer>).requestContext?.authorizer?.jwt
    ?.claims;
  if (!claims) throw new AppError('unauthenticated', 'Send a valid token.');
  return gatewayPool(operation) === 'staff' ? staffFrom(claims) : customerFrom(claims);
}

async function verifiedHere(event: APIGatewayProxyEventV2, verify: VerifyToken | undefined): Promise<Caller> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(event.headers.authorization ?? '')?.[1];
  if (!token) throw new AppError('unauthenticated', 'Send a token as Authorization: Bearer ….');
  if (!verify) throw new Error('This operation needs a token verifier');
  return verify(token);
}
