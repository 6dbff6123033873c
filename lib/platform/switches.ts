import type { SellerId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import { type Clock, systemClock, toInstant } from './clock.ts';
import { type DynamoDBDocumentClient, GetCommand } from './documents/commands.ts';
import { dynamoDocuments } from './dynamo-client.ts';
import { readOptional } from './environment.ts';
import { addressDigestOf } from './limits/subject.ts';
import { logger } from './logger.ts';

/** The one item of the table. `true` means on. */
export interface StoredSwitches {
  readonly guests: boolean;
  readonly oneClick: boolean;
  readonly liveSockets: boolean;
  readonly sellersOff: readonly SellerId[];
  readonly blockedAddresses: readonly { readonly digest: string; readonly until: Instant }[];
  /**
   * The key for digests of addresses, present while an address is blocked. Functions that compare need no right to the
   * secret behind it.
   */
  readonly addressKey?: Uint8Array;
  readonly version: number;
  readonly updatedAt: Instant | null;
}

export const allOn: StoredSwitches = {
  guests: true,
  oneClick: true,
  liveSockets: true,
  sellersOff: [],
  blockedAddresses: [],
  version: 0,
  updatedAt: null,
};

export const switchesKey = { pk: 'switches', sk: 'switches' } as const;

/** Reads the switches. @param consistent for functions that change them */
export async function readSwitches(
  dynamo: DynamoDBDocumentClient,
  table: string,
  { consistent = false, abortSignal }: { consistent?: boolean; abortSignal?: AbortSignal } = {},
): Promise<StoredSwitches> {
  const command = new GetCommand({ TableName: table, Key: switchesKey, ConsistentRead: consistent });
  const { Item } = await dynamo.send(command, abortSignal && { abortSignal });
  if (!Item) return allOn;
  const { pk: _pk, sk: _sk, ...stored } = Item;
  return { ...allOn, ...stored } as StoredSwitches;
}

export interface SwitchReader {
  /**
   * Returns the switches as of at most `switchesMaxAgeMs` ago. Never throws: when the read fails, the last known
   * switches count; before the first read, everything is on.
   */
  look(): Promise<StoredSwitches>;
}

/** A change of a switch reaches every container within this time. */
export const switchesMaxAgeMs = 10_000;
/** The most milliseconds that a request waits for the switches. */
const patienceMs = 500;
/** After a failed read, the next read comes after this time. */
const againMs = 1_000;

/** Reads the switches when a request needs them and they are too old. Concurrent requests share one read. */
export function switchReader({
  read,
  clock,
}: {
  readonly read: () => Promise<StoredSwitches>;
  readonly clock: Clock;
}): SwitchReader {
  let known = allOn;
  let freshUntil = Number.NEGATIVE_INFINITY;
  let reading: Promise<StoredSwitches> | undefined;
  const reread = async () => {
    const startedAt = clock.now();
    try {
      known = await read();
      freshUntil = startedAt + switchesMaxAgeMs;
    } catch (error) {
      // Selling matters more than a switch: the last known switches stay in force.
      freshUntil = startedAt + againMs;
      logger.warn('switches not read', { error });
    } finally {
      reading = undefined;
    }
    return known;
  };
  return {
    async look() {
      if (clock.now() < freshUntil) return known;
      reading ??= reread();
      return reading;
    },
  };
}

let ofStage: SwitchReader | undefined;

/** Returns the stage's switches, one reader for the whole container. Without a table, everything is on. */
export function switchesOfStage(): SwitchReader {
  if (ofStage) return ofStage;
  const table = readOptional('SWITCHES_TABLE');
  if (!table) return { look: async () => allOn };
  const dynamo = dynamoDocuments();
  const read = () => readSwitches(dynamo, table, { abortSignal: AbortSignal.timeout(patienceMs) });
  ofStage = switchReader({ read, clock: systemClock });
  return ofStage;
}

/** Returns whether requests from this address are blocked now. */
export function isBlocked(off: StoredSwitches, address: string, now: number): boolean {
  const { addressKey, blockedAddresses } = off;
  if (!addressKey || !address || blockedAddresses.length === 0) return false;
  const digest = addressDigestOf(addressKey, address);
  const at = toInstant(now);
  return blockedAddresses.some((blocked) => blocked.digest === digest && at < blocked.until);
}
