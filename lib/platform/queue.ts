import type * as z from 'zod';

/** A queue: what is sent to it, and what comes out of it. */
export interface Queue<Sent, Received = Sent> {
  /** As it is deployed, after the name of its stage. */
  readonly name: string;
  /** What functions send; a default that its schema has may be left out. */
  readonly sent: z.ZodType<unknown, Sent>;
  readonly received: z.ZodType<Received>;
}

/**
 * A queue and what its messages look like, said once: `senderTo` sends them, `eachMessage` and `messageBatches` receive
 * them. It knows neither SQS nor an address, so that those who only receive do not load the SDK.
 * @param received other than what is sent, where a rule of the bus feeds the same queue: a union with `deliveryOf`.
 */
export function queueOf<Out, In>(name: string, sent: z.ZodType<Out, In>): Queue<In, Out>;
export function queueOf<In, Received>(
  name: string,
  sent: z.ZodType<unknown, In>,
  received: z.ZodType<Received>,
): Queue<In, Received>;
export function queueOf<In>(
  name: string,
  sent: z.ZodType<unknown, In>,
  received: z.ZodType<unknown> = sent,
): Queue<In, unknown> {
  return { name, sent, received };
}
