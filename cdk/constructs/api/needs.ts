import type { Capability } from '../../../lib/contract/operation.ts';
import type { operations } from '../../../lib/contract/operations.ts';
import type { Grant } from '../functions/grant.ts';

type OperationId = keyof typeof operations;

/** What an operation's function may do, beyond what every operation has. */
export type OperationNeeds =
  | readonly Grant[]
  /** One that a rush hits, with more memory and so more of a processor. */
  | { readonly hot: true; readonly grants: readonly Grant[] };

/** What each operation of a capability needs: one that is missing does not compile. */
export type NeedsOf<C extends Capability> = Readonly<
  Record<
    { [I in OperationId]: (typeof operations)[I]['capability'] extends C ? I : never }[OperationId],
    OperationNeeds
  >
>;
