import type { Store } from '../core/store.ts';
import type { NewOrder } from '../generated/types.gen.ts';

/** An order without a known outcome. */
export interface KeptOrder {
  readonly key: string;
  readonly body: NewOrder;
  /** The person or the guest who placed it. Another buyer's retry would be another order. */
  readonly buyer: string;
  /** By the SDK's clock, in milliseconds. */
  readonly placedAt: number;
  /** The booking's id, once the order was accepted. */
  readonly bookingId?: string;
  /** The buyer gave up on it. Its outcome is searched, and it is not sent again. */
  readonly lookOnly?: true;
}

export interface KeptOrders {
  all(): Promise<readonly KeptOrder[]>;
  keep(order: KeptOrder): Promise<unknown>;
  drop(order: KeptOrder): Promise<unknown>;
}

export const isSameOrder = (one: KeptOrder, other: Pick<KeptOrder, 'key' | 'buyer'>): boolean =>
  one.key === other.key && one.buyer === other.buyer;

/** Also kept in memory, so that a failing storage loses an order only when the process dies. */
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
