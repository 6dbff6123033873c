import type { BuyerId, StockId } from '../contract/ids.ts';
import { AppError } from '../platform/errors.ts';
import type { Stock } from '../stock/stock.ts';
import { parseBookingId } from './booking-id.ts';
import type { Order } from './order.ts';

/** An order for the count of its device's holds. */
export interface DeviceOrder {
  readonly stockId: StockId;
  /** The digest of the device. */
  readonly device: string;
  readonly buyerId: BuyerId;
  readonly identity: string;
  readonly quantity: number;
}

export type DeviceCount =
  /** The order counts from now on, or did before. */
  | { readonly kind: 'counted' | 'known' }
  /** There is no room until then, in milliseconds since the epoch. */
  | { readonly kind: 'full'; readonly until: number };

/** The unpaid held units of a stock by device, across its buyers: lib/abuse/device-holds.ts. */
export interface DeviceHolds {
  /** Counts the order, once for all its deliveries. Never throws. */
  count(order: DeviceOrder, most: number): Promise<DeviceCount>;
  /** Removes an order that was refused in the end. Never throws. */
  forget(order: DeviceOrder): Promise<void>;
}

interface Steps<T> {
  readonly place: () => Promise<T>;
  readonly refuse: (until: number) => Promise<T>;
}

/**
 * Continues when the device of the order may hold this many more units without paying. The check costs nothing for an
 * order without a device, of a stock without the bound, or free of charge.
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
    // After any other error the order may have been accepted.
    if (counted.kind === 'counted' && error instanceof AppError) await devices.forget(order);
    throw error;
  }
}
