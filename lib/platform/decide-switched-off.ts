import type { OperationShape, Role } from '../contract/operation.ts';
import type { Caller } from './caller.ts';
import type { StoredSwitches } from './switches.ts';

/** A switch that a request needs and that is off. */
export type SwitchedOff = 'guests' | 'oneClick' | 'seller';

interface Asked {
  readonly operation: Pick<OperationShape, 'access' | 'method' | 'switches'>;
  readonly caller: Caller;
}

/**
 * Returns the switch that blocks a request, as far as the caller alone decides. When guests are off, guests may still
 * manage their orders. When a seller is off, they may still read. Staff with another role that the operation accepts do
 * not count as sellers.
 */
export function decideSwitchedOff(
  off: StoredSwitches,
  { operation, caller }: Asked,
): SwitchedOff | undefined {
  const isSignedIn = caller.kind === 'customer' || caller.kind === 'staff';
  if (!off.guests && operation.switches?.guests && !isSignedIn) return 'guests';
  if (!off.oneClick && operation.switches?.oneClick === 'always') return 'oneClick';
  if (caller.kind !== 'staff' || !caller.seller || operation.method === 'GET') return undefined;
  if (off.sellersOff.includes(caller.seller.id)) {
    const access: readonly Role[] = operation.access === 'anyone' ? [] : operation.access;
    const others = caller.roles.filter((role) => role !== 'seller' && access.includes(role));
    if (others.length === 0) return 'seller';
  }
  return undefined;
}

/** Returns the switch that blocks the request's body. */
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
