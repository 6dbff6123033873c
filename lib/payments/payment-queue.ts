import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type BookingId, bookingId } from '../contract/ids.ts';

/** A payment that somebody should look at: its message says no more than which, and how often it had to wait. */
export const paymentMessage = z.object({ bookingId, waits: z.int().min(0).default(0) });

export type PaymentQueue = ReturnType<typeof paymentQueue>;

/** How long a payment waits before it is tried again: 2 s at first, doubling. */
const delaySeconds = (waits: number) => (waits === 0 ? 0 : Math.min(120, 2 ** waits));

/** Payments wait here for their turn at Stripe. */
export const paymentQueue = (sqs: SQSClient, queueUrl: string) => ({
  async settleSoon(id: BookingId, waits = 0): Promise<void> {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify({ bookingId: id, waits }),
        DelaySeconds: delaySeconds(waits),
      }),
    );
  },
});
