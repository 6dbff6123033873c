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
  keep(order: KeptOrder): Promise<void>;
  drop(key: string): Promise<void>;
}

/** Kept in memory too, so that a storage that fails costs no order but one the process dies with. */
export function keptOrders(store: Store): KeptOrders {
  let loading: Promise<Map<string, KeptOrder>> | undefined;
  const orders = () => {
    loading ??= store
      .read<KeptOrder[]>('orders')
      .then((kept) => new Map((kept ?? []).map((order) => [order.key, order])));
    return loading;
  };
  const change = async (work: (all: Map<string, KeptOrder>) => void) => {
    const all = await orders();
    work(all);
    await store.write('orders', [...all.values()]);
  };
  return {
    all: async () => [...(await orders()).values()],
    find: async (key) => (await orders()).get(key),
    keep: (order) => change((all) => all.set(order.key, order)),
    drop: (key) => change((all) => all.delete(key)),
  };
}
