import type { BuyerId, StockId } from '../contract/ids.ts';
import { AppError } from '../platform/errors.ts';
import type { Stock } from '../stock/stock.ts';
import { parseBookingId } from './booking-id.ts';
import type { Order } from './order.ts';

/** An order as it counts towards what its device holds. */
export interface DeviceOrder {
  readonly stockId: StockId;
  /** The digest of the device. */
  readonly device: string;
  readonly buyerId: BuyerId;
  readonly identity: string;
  readonly quantity: number;
}

export type DeviceCount =
  /** It counts from now on, or did so before. */
  | { readonly kind: 'counted' | 'known' }
  /** There is no room until then, in milliseconds since the epoch. */
  | { readonly kind: 'full'; readonly until: number };

/** Units of a stock that one device holds without having paid, whoever its buyers are: lib/abuse/device-holds.ts. */
export interface DeviceHolds {
  /** Counts the order, once however often it comes. Never throws. */
  count(order: DeviceOrder, most: number): Promise<DeviceCount>;
  /** Takes an order back that was refused after all. Never throws. */
  forget(order: DeviceOrder): Promise<void>;
}

interface Steps<T> {
  readonly place: () => Promise<T>;
  readonly refuse: (until: number) => Promise<T>;
}

/**
 * Goes on where the device of the order may hold so many units more without paying. An order without a device, of a stock
 * without the bound, or of one that is free costs nothing for it.
 */
export async function withinDevice<T>(
  devices: DeviceHolds,
  { id, stockId, buyerId, quantity, traces }: Order,
  { maxUnpaidUnits, unitPrice }: Stock,
  { place, refuse }: Steps<T>,
): Promise<T> {
  const device = traces?.device;
  if (device === undefined || maxUnpaidUnits === undefined || unitPrice.amountMinor === 0) return place();
  const order = { stockId, device, buyerId, identity: parseBookingId(id).identity, quantity };
  const counted = await devices.count(order, maxUnpaidUnits);
  if (counted.kind === 'full') return refuse(counted.until);
  try {
    return await place();
  } catch (error) {
    // Any other error leaves open whether the order was accepted.
    if (counted.kind === 'counted' && error instanceof AppError) await devices.forget(order);
    throw error;
  }
}
