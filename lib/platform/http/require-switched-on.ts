import type { OperationShape } from '../../contract/operation.ts';
import type { Caller } from '../caller.ts';
import { decideBodySwitchedOff, decideSwitchedOff, type SwitchedOff } from '../decide-switched-off.ts';
import { AppError } from '../errors.ts';
import { isBlocked, type StoredSwitches } from '../switches.ts';

/** In seconds: switches are thrown by people. */
const retryAfter = 60;

const details: Readonly<Record<SwitchedOff, string>> = {
  guests:
    'Ordering as a guest is switched off at the moment. Sign in to order; what you have ordered goes on.',
  oneClick: 'Saved cards are switched off at the moment. Order without `payment`, and pay as usual.',
  seller: 'This seller is switched off: nothing can be changed at the moment.',
};

interface Asked {
  readonly operation: OperationShape;
  readonly caller: Caller;
  readonly address: string;
}

/**
 * Refuses what staff have switched off, and whoever comes from a blocked address. Staff who sign in are not blocked: so
 * nobody blocks themselves out of unblocking.
 * @throws AppError `address_blocked`, `switched_off`
 */
export function requireSwitchedOn(off: StoredSwitches, asked: Asked, now: number): void {
  if (asked.caller.kind !== 'staff' && isBlocked(off, asked.address, now))
    throw new AppError('address_blocked', 'Requests from your address are not answered at the moment.');
  refuse(decideSwitchedOff(off, asked));
}

/** @throws AppError `switched_off` */
export const requireBodySwitchedOn = (off: StoredSwitches, operation: OperationShape, body: unknown): void =>
  refuse(decideBodySwitchedOff(off, operation, body));

function refuse(off: SwitchedOff | undefined): void {
  if (off) throw new AppError('switched_off', details[off], { retryAfter });
}
