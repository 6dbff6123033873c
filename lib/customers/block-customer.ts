import { audited } from '../audit/audit-act.ts';
import type { LookDeps } from '../audit/audit-look.ts';
import type { BlockReason, CustomerSignIn } from '../contract/customer.ts';
import type { CustomerId } from '../contract/ids.ts';
import type { CustomerDirectory } from '../identity/customer-directory.ts';
import type { Actor } from '../platform/actor.ts';
import { AppError } from '../platform/errors.ts';
import type { PrivacyRepository } from '../privacy/repository.ts';
import { findSignIn, type SignInDeps } from './find-sign-in.ts';

interface Deps extends LookDeps, SignInDeps {
  readonly directory: Pick<CustomerDirectory, 'userOf' | 'signOutEverywhere' | 'block' | 'unblock'>;
}

interface UnblockDeps extends Deps {
  readonly privacy: Pick<PrivacyRepository, 'getDeletion'>;
}

/**
 * Blocks a customer's sign-in and ends their refresh tokens. A repeated call does both again, since the first one may
 * have stopped in between.
 * @throws AppError `not_found`
 */
export async function blockCustomer(
  deps: Deps,
  actor: Actor,
  { customerId: id, reason }: { readonly customerId: CustomerId; readonly reason: BlockReason },
): Promise<CustomerSignIn> {
  const { subject, signIn } = await findSignIn(deps, id);
  const deed = {
    subject: { kind: 'customer', id } as const,
    before: { status: signIn.status },
    after: { status: 'blocked', reason },
  };
  await audited(deps, actor, deed, async () => {
    await deps.directory.block(subject);
    await deps.directory.signOutEverywhere(subject);
  });
  return (await findSignIn(deps, id)).signIn;
}

/**
 * Unblocks a customer's sign-in. One who is not blocked stays as they are.
 * @throws AppError `not_found`, `invalid_state` while they are being deleted: the deletion has locked the sign-in
 */
export async function unblockCustomer(
  deps: UnblockDeps,
  actor: Actor,
  id: CustomerId,
): Promise<CustomerSignIn> {
  const { subject, signIn } = await findSignIn(deps, id);
  if (signIn.status !== 'blocked') return signIn;
  if (await deps.privacy.getDeletion(id))
    throw new AppError('invalid_state', 'This customer is being deleted, so the sign-in stays blocked.');
  const deed = {
    subject: { kind: 'customer', id } as const,
    before: { status: signIn.status },
    after: { status: 'active' },
  };
  await audited(deps, actor, deed, () => deps.directory.unblock(subject));
  return (await findSignIn(deps, id)).signIn;
}
