import { audited } from '../audit/audit-act.ts';
import type { LookDeps } from '../audit/audit-look.ts';
import type { CustomerId } from '../contract/ids.ts';
import type { CustomerDirectory } from '../identity/customer-directory.ts';
import type { Actor } from '../platform/actor.ts';
import { findSignIn, type SignInDeps } from './find-sign-in.ts';

interface Deps extends LookDeps, SignInDeps {
  readonly directory: Pick<CustomerDirectory, 'userOf' | 'signOutEverywhere'>;
}

/** Ends all refresh tokens of a customer. @throws AppError `not_found` */
export async function signCustomerOut(deps: Deps, actor: Actor, id: CustomerId): Promise<void> {
  const { subject } = await findSignIn(deps, id);
  await audited(
    deps,
    actor,
    { subject: { kind: 'customer', id }, before: null, after: { signedOut: true } },
    () => deps.directory.signOutEverywhere(subject),
  );
}
