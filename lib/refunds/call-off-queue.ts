import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { bookingId, dealId } from '../contract/ids.ts';

/** How far the walk through the bookings of a deal that was called off has got. */
export const callOffWalk = z.object({
  dealId,
  place: z.object({ shard: z.int().min(0), after: bookingId.optional() }).default({ shard: 0 }),
  /** How many walks before this one left something alive. */
  round: z.int().min(0).default(0),
  /** Units met in this round that stay sold: what was used, delivered, or lies with a bank. */
  stay: z.int().min(0).default(0),
});
export type CallOffWalk = z.output<typeof callOffWalk>;

/** What the queue holds: `deal.cancelled` as the bus delivers it, of which only the deal matters, or a walk that goes on. */
export const callOffMessage = z.union([
  z
    .object({ detail: z.object({ subject: dealId }) })
    .transform(({ detail }) => callOffWalk.parse({ dealId: detail.subject })),
  callOffWalk,
]);

export interface CallOffQueue {
  /** Goes on after so many seconds, at most 900. */
  goOn(walk: CallOffWalk, delaySeconds: number): Promise<void>;
}

export const callOffQueue = (sqs: SQSClient, queueUrl: string): CallOffQueue => ({
  async goOn(walk, DelaySeconds) {
    await sqs.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(walk), DelaySeconds }),
    );
  },
});
