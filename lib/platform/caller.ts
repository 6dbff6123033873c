import type { BuyerId, CustomerId, SellerId } from '../contract/ids.ts';
import type { StaffRole } from '../contract/operation.ts';
import type { RiskReason } from '../contract/risk.ts';
import { AppError } from './errors.ts';

export interface Guest {
  readonly kind: 'guest';
  readonly id: BuyerId;
  /** Signs of risk that were noticed when the guest's token was made. */
  readonly noticed?: readonly RiskReason[];
}

/** Somebody with an account, which they opened by signing in. */
interface SignedIn {
  /** When they last proved who they are, in ms; refreshing a token is no proof. 0 when the token does not say. */
  readonly signedInAt: number;
}

export interface Customer extends SignedIn {
  readonly kind: 'customer';
  readonly id: CustomerId;
  /** Their user name in the pool of customers: their `sub`, or, from a social sign-in, as in `Google_1234`. */
  readonly subject: string;
}

export type Buyer = Guest | Customer;

export interface Staff extends SignedIn {
  readonly kind: 'staff';
  /** The user's `sub` in the staff pool. */
  readonly id: string;
  readonly roles: readonly StaffRole[];
  /** What a seller owns is stored under this id. */
  readonly sellerId: SellerId;
}

/** Who is calling, as their token proves it. */
export type Caller = { readonly kind: 'anonymous' } | Buyer | Staff;

export const hasRole = (caller: Caller, ...roles: StaffRole[]): caller is Staff =>
  caller.kind === 'staff' && caller.roles.some((role) => roles.includes(role));

/** @throws AppError `forbidden` when staff or nobody calls where a buyer must. */
export function requireBuyer(caller: Caller): Buyer {
  if (caller.kind === 'guest' || caller.kind === 'customer') return caller;
  throw new AppError('forbidden', 'Only buyers can do this.');
}

/** @throws AppError `forbidden` when anybody but a guest calls. */
export function requireGuest(caller: Caller): Guest {
  if (caller.kind === 'guest') return caller;
  throw new AppError('forbidden', 'Only guests can do this.');
}

/** @throws AppError `forbidden` when anybody but a signed-in customer calls. */
export function requireCustomer(caller: Caller): Customer {
  if (caller.kind === 'customer') return caller;
  throw new AppError('forbidden', 'Only signed-in customers can do this.');
}

/** @throws AppError `forbidden` when the caller is not staff. */
export function requireStaff(caller: Caller): Staff {
  if (caller.kind === 'staff') return caller;
  throw new AppError('forbidden', 'Only staff can do this.');
}
