import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { SellerId } from '../contract/ids.ts';
import type { Instant } from '../contract/instant.ts';
import { type Clock, systemClock, toInstant } from './clock.ts';
import { dynamoDocuments } from './dynamo-client.ts';
import { readOptional } from './environment.ts';
import { addressDigestOf } from './limits/subject.ts';
import { logger } from './logger.ts';

/** The one item of the table. `true` is on. */
export interface StoredSwitches {
  readonly guests: boolean;
  readonly oneClick: boolean;
  readonly liveSockets: boolean;
  readonly sellersOff: readonly SellerId[];
  readonly blockedAddresses: readonly { readonly digest: string; readonly until: Instant }[];
  /**
   * The key that digests of addresses are made with, while an address is blocked: so whoever compares needs no right to
   * the secret that it comes from.
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

/** @param consistent for whoever changes them */
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
  /** As they were at most `switchesMaxAgeMs` ago. Never throws: what cannot be read is as it was, and on at first. */
  look(): Promise<StoredSwitches>;
}

/** A switch holds in every container after this time. */
export const switchesMaxAgeMs = 10_000;
/** A request does not wait longer for them. */
const patienceMs = 500;
/** So soon they are read again when they could not be read. */
const againMs = 1_000;

/** Reads the switches when a request needs them, and they are older than they may be: once for all that ask meanwhile. */
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
      // A shop that sells is worth more than a switch: it goes on as it last was.
      freshUntil = startedAt + againMs;
      logger.warn('the switches could not be read', { error });
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

/** Those of this stage, one for all that a container does; where there is no table, everything is on. */
export function switchesOfStage(): SwitchReader {
  if (ofStage) return ofStage;
  const table = readOptional('SWITCHES_TABLE');
  if (!table) return { look: async () => allOn };
  const dynamo = dynamoDocuments();
  const read = () => readSwitches(dynamo, table, { abortSignal: AbortSignal.timeout(patienceMs) });
  ofStage = switchReader({ read, clock: systemClock });
  return ofStage;
}

/** Whether requests from this address are refused now. */
export function isBlocked(off: StoredSwitches, address: string, now: number): boolean {
  const { addressKey, blockedAddresses } = off;
  if (!addressKey || !address || blockedAddresses.length === 0) return false;
  const digest = addressDigestOf(addressKey, address);
  const at = toInstant(now);
  return blockedAddresses.some((blocked) => blocked.digest === digest && at < blocked.until);
}
