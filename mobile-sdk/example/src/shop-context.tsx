import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Shop } from './shop.ts';

const Context = createContext<Shop | undefined>(undefined);
export const ShopContext = Context.Provider;

export function useShop(): Shop {
  const shop = useContext(Context);
  if (!shop) throw new Error('There is no <ShopContext> above this component');
  return shop;
}

/** Whether the server answers. */
export function useOnline(): boolean {
  const { online, subscribe } = useShop().connectivity;
  return useSyncExternalStore(subscribe, online, online);
}
