import type { BookingId } from '../contract/ids.ts';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '../platform/documents/commands.ts';
import { paginateQuery } from '../platform/documents/pages.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import type { PaymentRecord } from './payment.ts';
import { duePlace, dueShard, dueShards, paymentKey } from './payment-writes.ts';
import { readPayment } from './read-payment.ts';

/** Payments for code that takes no step: it reads them, and postpones the next look. */
export function paymentReaderOf(dynamo: DynamoDBDocumentClient, table: string) {
  return {
    /** Reads a payment consistently. */
    async get(bookingId: BookingId): Promise<PaymentRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: paymentKey(bookingId), ConsistentRead: true }),
      );
      return Item && readPayment(Item);
    },

    /** Open payments that were due before the instant (milliseconds). */
    async *overdue(before: number): AsyncGenerator<{ bookingId: BookingId; due: string }> {
      for (let shard = 0; shard < dueShards; shard++) {
        const pages = paginateQuery(
          { client: dynamo },
          {
            TableName: table,
            IndexName: 'due',
            KeyConditionExpression: 'watch = :watch AND due < :before',
            ExpressionAttributeValues: {
              ':watch': dueShard(shard),
              ':before': duePlace(before, '' as BookingId),
            },
          },
        );
        for await (const page of pages)
          for (const { pk, due } of page.Items ?? [])
            yield { bookingId: pk as BookingId, due: due as string };
      }
    },

    /** Postpones the next look, unless another process has changed its time. @returns whether this call postponed it. */
    async postpone(bookingId: BookingId, { due, until }: { due: string; until: number }): Promise<boolean> {
      try {
        await dynamo.send(
          new UpdateCommand({
            TableName: table,
            Key: paymentKey(bookingId),
            UpdateExpression: 'SET due = :next',
            ConditionExpression: 'due = :due',
            ExpressionAttributeValues: { ':due': due, ':next': duePlace(until, bookingId) },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },
  };
}
