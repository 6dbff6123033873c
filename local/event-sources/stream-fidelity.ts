import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';

/** AWS's sequence numbers have at least 21 digits. Those of dynoxide begin with 1, and as text "10" sorts before "9". */
const OFFSET = 10n ** 20n;
const LENGTH = 21;

const padded = (number: string): string =>
  /^\d{1,20}$/.test(number) ? String(OFFSET + BigInt(number)) : number;

/** Returns the emulator's number. Other numbers, such as those of AWS, stay unchanged. */
export const emulatorSequence = (number: string): string =>
  number.length === LENGTH && number.startsWith('10') ? String(BigInt(number) - OFFSET) : number;

/**
 * Turns a page of a stream into AWS's form. dynoxide 1.2.1 numbers events from 1 in each table, includes changes from
 * before the stream, and adds records for writes without a change. AWS makes no such records.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
 */
export function faithfulRecords(records: readonly DynamoDBRecord[], streamArn: string): DynamoDBRecord[] {
  const since = beginningOf(streamArn);
  return records
    .filter((record) => !changesNothing(record) && !isOlder(record, since))
    .map((record) => ({
      ...record,
      eventID: eventId(streamArn, record.dynamodb?.SequenceNumber ?? ''),
      dynamodb: { ...record.dynamodb, SequenceNumber: padded(record.dynamodb?.SequenceNumber ?? '') },
    }));
}

/** The ARN ends with the stream's creation time, so a recreated table has different event ids. */
const eventId = (streamArn: string, sequence: string): string =>
  createHash('md5').update(`${streamArn}#${sequence}`).digest('hex');

/** Returns the stream's creation time in seconds, rounded down, as records have it. 0 when its label has no time. */
function beginningOf(streamArn: string): number {
  const label = /\/stream\/(\d{9,11})(\.\d+)?$/.exec(streamArn)?.[1];
  return label === undefined ? 0 : Number(label);
}

const isOlder = ({ dynamodb }: DynamoDBRecord, since: number): boolean =>
  (dynamodb?.ApproximateCreationDateTime ?? since) < since;

/** Compares the images, so it works only where a stream has both. */
function changesNothing({ eventName, dynamodb }: DynamoDBRecord): boolean {
  if (eventName !== 'MODIFY' || !dynamodb?.OldImage || !dynamodb.NewImage) return false;
  return isDeepStrictEqual(sortedSets({ M: dynamodb.OldImage }), sortedSets({ M: dynamodb.NewImage }));
}

/** A set has no order. */
function sortedSets(value: AttributeValue): unknown {
  if (value.SS) return { SS: value.SS.toSorted() };
  if (value.NS) return { NS: value.NS.toSorted() };
  if (value.BS) return { BS: value.BS.toSorted() };
  if (value.L) return { L: value.L.map(sortedSets) };
  if (value.M)
    return { M: Object.fromEntries(Object.entries(value.M).map(([name, each]) => [name, sortedSets(each)])) };
  return value;
}
