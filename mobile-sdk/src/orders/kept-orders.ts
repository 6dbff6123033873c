import type { Store } from '../core/store.ts';
import type { NewOrder } from '../generated/types.gen.ts';

/** An order that nobody has heard the end of. */
export interface KeptOrder {
  readonly key: string;
  readonly body: NewOrder;
  /** The session that placed it: another buyer's retry would be another order. */
  readonly buyer: string;
  readonly guest: boolean;
  /** By the SDK's clock, in milliseconds. */
  readonly placedAt: number;
  /** Once it was accepted. */
  readonly bookingId?: string;
  /** The buyer gave up on it: what became of it is looked up, and it is not sent again. */
  readonly lookOnly?: true;
}

export interface KeptOrders {
  all(): Promise<readonly KeptOrder[]>;
  find(key: string): Promise<KeptOrder | undefined>;
  keep(order: KeptOrder): Promise<unknown>;
  drop(key: string): Promise<unknown>;
}

/** Kept in memory too, so that a storage that fails costs no order but one the process dies with. */
export function keptOrders(store: Store): KeptOrders {
  const orders = store.kept<readonly KeptOrder[]>('orders', []);
  const but = (all: readonly KeptOrder[], key: string) => all.filter((order) => order.key !== key);
  return {
    all: orders.read,
    find: async (key) => (await orders.read()).find((order) => order.key === key),
    keep: (order) => orders.change((all) => [...but(all, order.key), order]),
    drop: (key) => orders.change((all) => but(all, key)),
  };
}
