import type { OperationShape } from '../../contract/operation.ts';
import type { Caller } from '../caller.ts';
import { decideBodySwitchedOff, decideSwitchedOff, type SwitchedOff } from '../decide-switched-off.ts';
import { AppError } from '../errors.ts';
import { isBlocked, type StoredSwitches } from '../switches.ts';

/** Seconds. Staff change switches by hand, so a switch stays off for a while. */
const retryAfter = 60;

const details: Readonly<Record<SwitchedOff, string>> = {
  guests:
    'Ordering as a guest is switched off at the moment. Sign in to order. Your earlier orders still work.',
  oneClick: 'Saved cards are switched off at the moment. Order without `payment`, and pay as usual.',
  seller: 'This seller is switched off, so nothing can be changed. Ask the operator of the shop.',
};

interface Asked {
  readonly operation: OperationShape;
  readonly caller: Caller;
  readonly address: string;
}

/**
 * Refuses requests to switched-off functions and from blocked addresses. Staff who sign in are never blocked, so that
 * they can always unblock.
 * @throws AppError `address_blocked`, `switched_off`
 */
export function requireSwitchedOn(off: StoredSwitches, asked: Asked, now: number): void {
  if (asked.caller.kind !== 'staff' && isBlocked(off, asked.address, now))
    throw new AppError(
      'address_blocked',
      'Requests from your address are blocked at the moment. Try again later.',
    );
  refuse(decideSwitchedOff(off, asked));
}

/** Refuses a body that needs a switched-off function. @throws AppError `switched_off` */
export const requireBodySwitchedOn = (off: StoredSwitches, operation: OperationShape, body: unknown): void =>
  refuse(decideBodySwitchedOff(off, operation, body));

function refuse(off: SwitchedOff | undefined): void {
  if (off) throw new AppError('switched_off', details[off], { retryAfter });
}
