import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { logger } from './logger.ts';

/** Says which messages of a batch must come again; the others are done. */
export const batchResponse = (failed: readonly string[]): SQSBatchResponse => ({
  batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })),
});

/**
 * Handles each message by itself: one that throws comes again, and reaches the DLQ when it keeps failing, while the
 * rest of its batch proceeds.
 */
export const eachMessage =
  (work: (body: unknown, record: SQSRecord) => Promise<void>) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const outcomes = await Promise.allSettled(
      event.Records.map(async (record) => work(JSON.parse(record.body), record)),
    );
    const failed = outcomes.flatMap((outcome, index) => {
      if (outcome.status === 'fulfilled') return [];
      const { messageId, attributes } = event.Records[index] as SQSRecord;
      logger.error('message failed', {
        messageId,
        receiveCount: attributes.ApproximateReceiveCount,
        error: outcome.reason,
      });
      return [messageId];
    });
    return batchResponse(failed);
  };
