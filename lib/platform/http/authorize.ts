import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { isForStaff, type OperationShape, type Role } from '../../contract/operation.ts';
import { type Caller, hasRole } from '../caller.ts';
import { AppError } from '../errors.ts';

/** The device that a request names, and whether its operation reads one. */
export interface Device {
  readonly id: string | undefined;
  readonly isAskedFor: boolean;
}

/** Says who a bearer token belongs to. @throws AppError `unauthenticated` and others, as the token deserves */
export type VerifyToken = (token: string, device?: Device) => Promise<Caller>;

/** Where no request names a device: on sockets. */
export const noDevice: Device = { id: undefined, isAskedFor: false };

/**
 * Finds out who calls and whether they may.
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
    // Where no staff may call, a second factor would not help them.
    const isUnproven = error instanceof AppError && error.code === 'second_factor_required';
    throw isUnproven && !isForStaff(operation) ? refusal('staff', access) : error;
  });
  if (!access.some((role) => plays(caller, role))) throw refusal(caller.kind, access);
  return caller;
}

const plays = (caller: Caller, role: Role): boolean =>
  role === 'guest' || role === 'customer' ? caller.kind === role : hasRole(caller, role);

const callers: Readonly<Record<Caller['kind'], string>> = {
  anonymous: 'Nobody',
  guest: 'A guest',
  customer: 'A customer',
  staff: 'This account',
};

/** Says who was refused, and who would not be. */
function refusal(kind: Caller['kind'], access: readonly Role[]): AppError {
  const way = kind === 'guest' && access.includes('customer') ? ' Sign in to an account first.' : '';
  return new AppError('forbidden', `${callers[kind]} cannot do this. It is for: ${access.join(', ')}.${way}`);
}

/** Refuses whoever says to be a guest where none may call: it takes no key to say so. */
export const refuseGuest = (): AppError =>
  new AppError(
    'forbidden',
    'A guest cannot do this. It needs an account: sign in, and send its access token.',
  );

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
        ? 'Authorization holds no token as Bearer …: the token as it was given, with all of its points.'
        : 'Send a token as Authorization: Bearer ….',
    );
  if (!verify) throw new Error('This operation needs a token verifier');
  return verify(token, {
    id: headers['x-device-id']?.trim() || undefined,
    isAskedFor: operation.guarded === true,
  });
}

/** A signed token has three parts; an encrypted one five, of which the second is empty. */
const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+|[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+) *$/i;
