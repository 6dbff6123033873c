import type { CustomerId } from '../contract/ids.ts';
import type { SavedMethod } from '../contract/payment-method.ts';
import { AppError } from '../platform/errors.ts';
import { failureOf } from '../stripe/provider.ts';
import type { MethodOwner, SavedMethods } from '../stripe/saved-methods.ts';
import type { StripeCustomers } from '../stripe/stripe-customers.ts';

interface Deps {
  readonly customers: Pick<StripeCustomers, 'find'>;
  readonly methods: SavedMethods;
}

interface Which {
  readonly customerId: CustomerId;
  readonly methodId: string;
}

/**
 * A customer who never paid here has no methods, so Stripe is not asked. A customer whom Stripe no longer has has none
 * either.
 */
export async function listMethods({ customers, methods }: Deps, id: CustomerId): Promise<SavedMethod[]> {
  const customer = await customers.find(id);
  if (customer === undefined) return [];
  return methods.list(customer).catch((error: unknown) => {
    if (failureOf(error) === 'gone') return [];
    throw error;
  });
}

/** @throws AppError `not_found` when it is not one of the customer's methods */
export async function makeMethodDefault(deps: Deps, { customerId, methodId }: Which): Promise<void> {
  const customer = await deps.customers.find(customerId);
  if (customer === undefined || !isOf(customer, await deps.methods.ownerOf(methodId))) throw noSuchMethod();
  try {
    await deps.methods.makeDefault(customer, methodId);
  } catch (error) {
    // The customer, or the method, was deleted meanwhile.
    if (failureOf(error) === 'gone' || failureOf(error) === 'refused') throw noSuchMethod();
    throw error;
  }
}

/**
 * Removes a method. A method without an owner is already removed.
 * @throws AppError `not_found` when it belongs to another customer, or does not exist
 */
export async function removeMethod(deps: Deps, { customerId, methodId }: Which): Promise<void> {
  const customer = await deps.customers.find(customerId);
  if (customer === undefined) throw noSuchMethod();
  const owner = await deps.methods.ownerOf(methodId);
  if (owner === 'nobody') return;
  if (!isOf(customer, owner)) throw noSuchMethod();
  try {
    await deps.methods.detach(methodId);
  } catch (error) {
    // Of two concurrent calls, the other one has done it.
    if (failureOf(error) === 'refused' && (await deps.methods.ownerOf(methodId)) === 'nobody') return;
    throw error;
  }
}

const isOf = (customer: string, owner: MethodOwner): boolean =>
  typeof owner === 'object' && owner.customer === customer;

const noSuchMethod = () => new AppError('not_found', 'There is no such payment method.');
