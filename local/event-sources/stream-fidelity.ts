import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';

/** AWS's sequence numbers have 21 digits and more; those of dynoxide begin with 1, and as texts "10" is before "9". */
const OFFSET = 10n ** 20n;
const LENGTH = 21;

const padded = (number: string): string =>
  /^\d{1,20}$/.test(number) ? String(OFFSET + BigInt(number)) : number;

/** The number by which the emulator knows it; others, as those of AWS, stay what they are. */
export const emulatorSequence = (number: string): string =>
  number.length === LENGTH && number.startsWith('10') ? String(BigInt(number) - OFFSET) : number;

/**
 * A page of a stream as AWS would have made it. dynoxide 1.2.1 numbers events from 1 in each table and shows what came
 * before a stream, and it tells of writes that change nothing, which make no record at AWS.
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

/** The ARN ends with when the stream was made, so a table that is made anew tells of other events. */
const eventId = (streamArn: string, sequence: string): string =>
  createHash('md5').update(`${streamArn}#${sequence}`).digest('hex');

/** When the stream was made, in seconds as records have it, rounded down; 0 when its label does not tell. */
function beginningOf(streamArn: string): number {
  const label = /\/stream\/(\d{9,11})(\.\d+)?$/.exec(streamArn)?.[1];
  return label === undefined ? 0 : Number(label);
}

const isOlder = ({ dynamodb }: DynamoDBRecord, since: number): boolean =>
  (dynamodb?.ApproximateCreationDateTime ?? since) < since;

/** Told by the images, so only where a stream has both. */
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
