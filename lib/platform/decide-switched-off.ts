import type { OperationShape, Role } from '../contract/operation.ts';
import type { Caller } from './caller.ts';
import type { StoredSwitches } from './switches.ts';

/** A switch that is off though a request needs it. */
export type SwitchedOff = 'guests' | 'oneClick' | 'seller';

interface Asked {
  readonly operation: Pick<OperationShape, 'access' | 'method' | 'switches'>;
  readonly caller: Caller;
}

/**
 * Which switch stands against a request, as far as its caller says. Guests who are off may look after what they have
 * ordered; a seller who is off may read, and staff with another role that the operation takes are no seller there.
 */
export function decideSwitchedOff(
  off: StoredSwitches,
  { operation, caller }: Asked,
): SwitchedOff | undefined {
  const isSignedIn = caller.kind === 'customer' || caller.kind === 'staff';
  if (!off.guests && operation.switches?.guests && !isSignedIn) return 'guests';
  if (!off.oneClick && operation.switches?.oneClick === 'always') return 'oneClick';
  if (caller.kind === 'staff' && operation.method !== 'GET' && off.sellersOff.includes(caller.sellerId)) {
    const access: readonly Role[] = operation.access === 'anyone' ? [] : operation.access;
    const others = caller.roles.filter((role) => role !== 'seller' && access.includes(role));
    if (others.length === 0) return 'seller';
  }
  return undefined;
}

/** Whether the body asks for what is off. */
export const decideBodySwitchedOff = (
  off: Pick<StoredSwitches, 'oneClick'>,
  operation: Pick<OperationShape, 'switches'>,
  body: unknown,
): SwitchedOff | undefined =>
  !off.oneClick &&
  operation.switches?.oneClick === 'with_payment' &&
  (body as { payment?: unknown } | undefined)?.payment !== undefined
    ? 'oneClick'
    : undefined;
