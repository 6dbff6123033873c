import type { BuyerId, CustomerId, SellerId } from '../contract/ids.ts';
import type { SellerRole, StaffRole } from '../contract/operation.ts';
import type { RiskReason } from '../contract/risk.ts';
import { AppError } from './errors.ts';

export interface Guest {
  readonly kind: 'guest';
  readonly id: BuyerId;
  /** The signs of risk seen when the guest's token was made. */
  readonly noticed?: readonly RiskReason[];
}

/** A user with an account, who has signed in. */
interface SignedIn {
  /**
   * When they last proved their identity, in milliseconds. Refreshing a token is no proof. 0 when the token does not
   * say.
   */
  readonly signedInAt: number;
}

export interface Customer extends SignedIn {
  readonly kind: 'customer';
  readonly id: CustomerId;
  /** Their user name in the pool of customers: their `sub`, or for a social sign-in a name such as `Google_1234`. */
  readonly subject: string;
}

export type Buyer = Guest | Customer;

/** The membership of a member of staff in a seller, from its record. A token only names the person. */
export interface Membership {
  readonly id: SellerId;
  readonly role: SellerRole;
}

export interface Staff extends SignedIn {
  readonly kind: 'staff';
  /** The user's `sub` in the staff pool. */
  readonly id: string;
  readonly roles: readonly StaffRole[];
  /** The seller they work for. Absent without the staff role `seller`, and for somebody who works for no seller. */
  readonly seller?: Membership;
}

/** The caller of a request, as the token proves it. */
export type Caller = { readonly kind: 'anonymous' } | Buyer | Staff;

export const hasRole = (caller: Caller, ...roles: StaffRole[]): caller is Staff =>
  caller.kind === 'staff' && caller.roles.some((role) => roles.includes(role));

/** Returns the buyer. @throws AppError `forbidden` for staff and anonymous callers */
export function requireBuyer(caller: Caller): Buyer {
  if (caller.kind === 'guest' || caller.kind === 'customer') return caller;
  throw new AppError('forbidden', "Only buyers can do this. Send a buyer's token.");
}

/** Returns the guest. @throws AppError `forbidden` for any other caller */
export function requireGuest(caller: Caller): Guest {
  if (caller.kind === 'guest') return caller;
  throw new AppError('forbidden', "Only guests can do this. Send a guest's token.");
}

/** Returns the customer. @throws AppError `forbidden` for any other caller */
export function requireCustomer(caller: Caller): Customer {
  if (caller.kind === 'customer') return caller;
  throw new AppError('forbidden', 'Only customers can do this. Sign in first.');
}

/** Returns the seller that a member of staff works for. @throws AppError `forbidden` when they work for none */
export function requireSeller({ seller }: Staff): SellerId {
  if (seller) return seller.id;
  throw new AppError('forbidden', 'This account works for no seller. Ask an admin to add it to one.');
}

/** Returns the member of staff. @throws AppError `forbidden` for any other caller */
export function requireStaff(caller: Caller): Staff {
  if (caller.kind === 'staff') return caller;
  throw new AppError('forbidden', 'Only staff can do this. Sign in as staff.');
}
