import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { isForStaff, type OperationShape, type Role, sellerRolesOf } from '../../contract/operation.ts';
import { type Caller, hasRole, requireSeller, type Staff } from '../caller.ts';
import { AppError } from '../errors.ts';

/** The device of a request, and whether its operation reads one. */
export interface Device {
  readonly id: string | undefined;
  readonly isAskedFor: boolean;
}

/**
 * Verifies a bearer token and returns its owner. @throws AppError `unauthenticated` and others, by the fault of the
 * token
 */
export type VerifyToken = (token: string, device?: Device) => Promise<Caller>;

/** For sockets, whose requests name no device. */
export const noDevice: Device = { id: undefined, isAskedFor: false };

/**
 * Finds the caller and checks that they may call the operation.
 * @throws AppError `unauthenticated`, `second_factor_required`, `forbidden`
 */
export async function authorize(
  operation: OperationShape,
  event: APIGatewayProxyEventV2,
  verify: VerifyToken | undefined,
): Promise<Caller> {
  const { access } = operation;
  if (access === 'anyone') return { kind: 'anonymous' };
  const caller = await verified(operation, event, verify).catch((error: unknown) => {
    // A second factor would not help where no staff may call.
    const isUnproven = error instanceof AppError && error.code === 'second_factor_required';
    throw isUnproven && !isForStaff(operation) ? refusal('staff', access) : error;
  });
  const played = access.filter((role) => plays(caller, role));
  if (played.length === 0) throw refusal(caller.kind, access);
  if (caller.kind === 'staff' && played.every((role) => role === 'seller')) requireMember(operation, caller);
  return caller;
}

/** Where staff call only as sellers, they need a seller to work for, and the right part in it. */
function requireMember(operation: OperationShape, staff: Staff): void {
  requireSeller(staff);
  const roles = sellerRolesOf(operation);
  if (staff.seller && !roles.includes(staff.seller.role))
    throw new AppError(
      'forbidden',
      `A member of a seller with the role ${staff.seller.role} cannot do this. Only these may: ${roles.join(', ')}.`,
    );
}

const plays = (caller: Caller, role: Role): boolean =>
  role === 'guest' || role === 'customer' ? caller.kind === role : hasRole(caller, role);

const callers: Readonly<Record<Caller['kind'], string>> = {
  anonymous: 'An anonymous caller',
  guest: 'A guest',
  customer: 'A customer',
  staff: 'This account',
};

/** Makes a refusal that names the caller's kind and the kinds that may call. */
function refusal(kind: Caller['kind'], access: readonly Role[]): AppError {
  const way = kind === 'guest' && access.includes('customer') ? ' Sign in to an account first.' : '';
  return new AppError(
    'forbidden',
    `${callers[kind]} cannot do this. Only these may: ${access.join(', ')}.${way}`,
  );
}

/**
 * Refuses a caller with a guest token where guests may not call. This needs no key, because the token's form shows it.
 */
export const refuseGuest = (): AppError =>
  new AppError('forbidden', 'A guest cannot do this. Sign in to an account, and send its access token.');

async function verified(
  operation: OperationShape,
  { headers }: APIGatewayProxyEventV2,
  verify: VerifyToken | undefined,
): Promise<Caller> {
  const token = bearer.exec(headers.authorization ?? '')?.[1];
  if (!token)
    throw new AppError(
      'unauthenticated',
      headers.authorization
        ? 'Authorization has no valid bearer token. Send the token as you received it, with all of its points.'
        : 'Send a token as Authorization: Bearer ….',
    );
  if (!verify) throw new Error('This operation needs a token verifier');
  return verify(token, {
    id: headers['x-device-id']?.trim() || undefined,
    isAskedFor: operation.guarded === true,
  });
}

/** A signed token has three parts. An encrypted one has five, of which the second is empty. */
const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+|[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+) *$/i;
