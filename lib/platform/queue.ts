import type * as z from 'zod';

/** The variable with the URL of a queue. */
export type QueueVariable = `${string}_QUEUE_URL`;

/** Makes `BURST_ORDERS_QUEUE_URL` from `burst-orders`. The deployment and the functions both derive it. */
export const queueVariable = (name: string): QueueVariable =>
  `${name.replaceAll('-', '_').toUpperCase()}_QUEUE_URL`;

/** The variable with the URL of a queue's dead letters, for functions that look at its depth. */
export const deadLettersOf = ({ name }: Pick<Queue<never>, 'name'>): QueueVariable =>
  queueVariable(deadLetterName(name));

/** Deliveries of a message after which SQS moves it to the dead letters. */
export const mostReceives = 5;

/** The name of a queue in a stage: `stampede-dev-burst-orders`. */
export const queueIn = (stage: string, name: string): string => `stampede-${stage}-${name}`;

const ending = '-dlq';

/** The queue for messages of a queue that failed for good. */
export const deadLetterName = (queue: string): string => queue + ending;

/** The queue whose messages end in this one; undefined for a queue that a service of AWS fills. */
export const consumedBefore = (deadLetters: string): string | undefined =>
  deadLetters.endsWith(ending) ? deadLetters.slice(0, -ending.length) : undefined;

/** A queue, and the types of its messages when sent and when received. */
export interface Queue<Sent, Received = Sent> {
  /** The deployed name, after the name of the stage. */
  readonly name: string;
  /** The variable with its URL, for functions that send to it. */
  readonly variable: QueueVariable;
  /** The schema of messages as functions send them. Fields with a default may be left out. */
  readonly sent: z.ZodType<unknown, Sent>;
  readonly received: z.ZodType<Received>;
}

/**
 * Declares a queue and the schema of its messages. `senderTo` sends them, `eachMessage` and `messageBatches` receive
 * them. This file knows neither SQS nor a URL, so that functions which only receive do not load the SDK.
 * @param received the schema of received messages where it differs: when a rule of the bus feeds the same queue, a
 * union with `deliveryOf`
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
  return { name, variable: queueVariable(name), sent, received };
}
