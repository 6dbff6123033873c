import type { AttributeValue, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, AttributeValue as WireValue } from 'aws-lambda';

/** A record of a stream as a function gets it: binary values in base64, times in epoch seconds. */
export function functionRecord(record: StreamRecord, streamArn: string): DynamoDBRecord {
  const change = record.dynamodb ?? {};
  const created = change.ApproximateCreationDateTime;
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? 'INSERT',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: streamArn.split(':')[3] ?? '',
    dynamodb: {
      ...(created && { ApproximateCreationDateTime: created.getTime() / 1000 }),
      ...(change.Keys && { Keys: image(change.Keys) }),
      ...(change.NewImage && { NewImage: image(change.NewImage) }),
      ...(change.OldImage && { OldImage: image(change.OldImage) }),
      SequenceNumber: sequenceNumber(record),
      SizeBytes: change.SizeBytes ?? 0,
      ...(change.StreamViewType && { StreamViewType: change.StreamViewType }),
    },
    ...(record.userIdentity && {
      userIdentity: { type: record.userIdentity.Type, principalId: record.userIdentity.PrincipalId },
    }),
    eventSourceARN: streamArn,
  };
}

export const sequenceNumber = (record: StreamRecord): string => record.dynamodb?.SequenceNumber ?? '';

function image(attributes: Record<string, AttributeValue>): Record<string, WireValue> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, wire(value)]));
}

function wire(value: AttributeValue): WireValue {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(wire) };
  if (value.M) return { M: image(value.M) };
  return value as WireValue;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
