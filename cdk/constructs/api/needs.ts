import type { Duration } from 'aws-cdk-lib';
import type { Capability, operations } from '../../../lib/contract/operations.ts';
import type { Grant } from '../functions/grant.ts';

type OperationId = keyof typeof operations;

/** The grants of an operation's function, besides those that every operation has. */
export type OperationNeeds =
  | readonly Grant[]
  /** An operation that a rush hits. It gets more memory, and with it more processor time. */
  | { readonly hot: true; readonly grants: readonly Grant[] }
  /** An operation that computes for seconds: its memory in MB, and its timeout. */
  | { readonly memory: number; readonly timeout: Duration; readonly grants: readonly Grant[] };

/** The needs of each operation of a capability. A missing operation does not compile. */
export type NeedsOf<C extends Capability> = Readonly<
  Record<
    { [I in OperationId]: (typeof operations)[I]['capability'] extends C ? I : never }[OperationId],
    OperationNeeds
  >
>;
