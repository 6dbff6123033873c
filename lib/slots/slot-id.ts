import { type ServiceId, type StockId, serviceIdLength } from '../contract/ids.ts';
import { decodeBase32, encodeBase32 } from '../platform/ids.ts';
import { keyOfStock, kindOfStock, stockIdOf } from '../stock/stock-id.ts';

/**
 * A slot's stock is named by its content, so that a booking's id tells service and start without a read:
 *
 *     service (40 bits) · start, in minutes since 2020 (27 bits) · number of the primary resource (13 bits)
 */
export interface SlotKey {
  readonly serviceId: ServiceId;
  /** Milliseconds since the epoch, on a whole minute. */
  readonly startsAt: number;
  /** The permanent number of the slot's primary resource in its service. */
  readonly number: number;
}

const minuteMs = 60_000;
const epochMs = Date.UTC(2020, 0, 1);
const startBits = 27n;
const numberBits = 13n;
const bytes = 5;

/** The greatest number of a resource in a service. */
export const largestNumber = 2 ** Number(numberBits) - 1;
/** The last start that an id has room for, in milliseconds since the epoch: in the year 2275. */
export const lastStart = epochMs + (2 ** Number(startBits) - 1) * minuteMs;

/** Returns whether an id has room for a start, in milliseconds since the epoch: on a whole minute, from 2020 to 2275. */
export const hasSlotId = (startsAt: number): boolean =>
  startsAt >= epochMs && startsAt <= lastStart && (startsAt - epochMs) % minuteMs === 0;

/** @throws RangeError for a start that is not on a whole minute or before 2020, and for a number that no resource has */
export function slotStockId({ serviceId, startsAt, number }: SlotKey): StockId {
  if (!hasSlotId(startsAt)) throw new RangeError(`No slot starts at ${startsAt}`);
  const minutes = (startsAt - epochMs) / minuteMs;
  if (!Number.isInteger(number) || number < 0 || number > largestNumber)
    throw new RangeError(`No resource has the number ${number}`);
  const rest = (BigInt(minutes) << numberBits) | BigInt(number);
  const place = Uint8Array.from({ length: bytes }, (_, at) =>
    Number((rest >> BigInt(8 * (bytes - 1 - at))) & 255n),
  );
  return stockIdOf('slot', `${serviceId.slice('svc_'.length)}${encodeBase32(place)}`);
}

/** @throws RangeError for the stock of anything else */
export function parseSlotStock(id: StockId): SlotKey {
  if (kindOfStock(id) !== 'slot') throw new RangeError(`Not the stock of a slot: ${id}`);
  const key = keyOfStock(id);
  const rest = decodeBase32(key.slice(serviceIdLength)).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return {
    serviceId: `svc_${key.slice(0, serviceIdLength)}`,
    startsAt: epochMs + Number(rest >> numberBits) * minuteMs,
    number: Number(rest & ((1n << numberBits) - 1n)),
  };
}
