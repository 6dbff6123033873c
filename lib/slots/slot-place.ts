import { base32Alphabet, type ServiceId, type StockId, serviceIdLength } from '../contract/ids.ts';
import { keyOfStock, stockIdOf } from '../stock/stock-id.ts';
import type { SlotPlace } from './calendar-block.ts';
import { type SlotKey, slotStockId } from './slot-id.ts';

/** The characters of base32 by their codes. */
const values = new Uint8Array(128);
for (const [value, character] of [...base32Alphabet].entries()) values[character.charCodeAt(0)] = value;

const numberRange = 2 ** 13;
const epochMinute = Date.UTC(2020, 0, 1) / 60_000;

export const placeOfSlot = (slot: SlotKey): SlotPlace => keyOfStock(slotStockId(slot));
export const stockOfPlace = (place: SlotPlace): StockId => stockIdOf('slot', place);

/** The part of a place that all slots of a service have in common. */
export const placePrefix = (serviceId: ServiceId): string => serviceId.slice('svc_'.length);

/**
 * Reads start and number of a place, as `parseSlotStock` does, without a big integer: availability reads thousands.
 * @returns the start in minutes since the epoch
 */
export function readPlace(place: SlotPlace): { start: number; number: number } {
  let value = 0;
  for (let at = serviceIdLength; at < place.length; at++)
    value = value * 32 + (values[place.charCodeAt(at)] ?? 0);
  return { start: epochMinute + Math.floor(value / numberRange), number: value % numberRange };
}
