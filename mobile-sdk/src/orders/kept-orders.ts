import type { Store } from '../core/store.ts';
import type { NewOrder } from '../generated/types.gen.ts';

/** An order that nobody has heard the end of. */
export interface KeptOrder {
  readonly key: string;
  readonly body: NewOrder;
  /** The person or the guest who placed it: another buyer's retry would be another order. */
  readonly buyer: string;
  /** By the SDK's clock, in milliseconds. */
  readonly placedAt: number;
  /** Once it was accepted. */
  readonly bookingId?: string;
  /** The buyer gave up on it: what became of it is looked up, and it is not sent again. */
  readonly lookOnly?: true;
}

export interface KeptOrders {
  all(): Promise<readonly KeptOrder[]>;
  keep(order: KeptOrder): Promise<unknown>;
  drop(order: KeptOrder): Promise<unknown>;
}

export const isSameOrder = (one: KeptOrder, other: Pick<KeptOrder, 'key' | 'buyer'>): boolean =>
  one.key === other.key && one.buyer === other.buyer;

/** Kept in memory too, so that a storage that fails costs no order but one the process dies with. */
export function keptOrders(store: Store): KeptOrders {
  const orders = store.kept<readonly KeptOrder[]>('orders', []);
  const but = (all: readonly KeptOrder[], order: KeptOrder) =>
    all.filter((each) => !isSameOrder(each, order));
  return {
    all: orders.read,
    keep: (order) => orders.change((all) => [...but(all, order), order]),
    drop: (order) => orders.change((all) => but(all, order)),
  };
}
