import type { Invoker } from '../lambda/invoker.ts';
import { QueueRefusal, type QueueService } from '../messaging/queue-service.ts';
import type { DeadLetter, Delivery } from './delivery.ts';

/** The dependencies of deliveries in the local cloud. */
export interface Carriers {
  invoker: Invoker;
  queues: QueueService;
}

/** The error of an attempt. `gone` means that the target does not exist, so a retry is useless. */
export interface Failure {
  code: string;
  message: string;
  gone: boolean;
}

/** Returns whether a delivery goes to a function. The only other targets are queues. */
export const toFunction = (delivery: Delivery): boolean => delivery.targetArn.split(':')[2] === 'lambda';

/** Tries a delivery once. Returns undefined when the target accepted it. */
export async function attempt(carriers: Carriers, delivery: Delivery): Promise<Failure | undefined> {
  try {
    if (toFunction(delivery)) return await invoke(carriers.invoker, delivery);
    carriers.queues.send(delivery.targetArn, { ...delivery.sqs, MessageBody: delivery.payload });
    return undefined;
  } catch (error) {
    return failureOf(error, toFunction(delivery));
  }
}

/** Sends a finally failed delivery to its dead-letter queue. */
export function bury(carriers: Carriers, letter: DeadLetter): Failure | undefined {
  const attributes = Object.entries(letter.attributes).map(([name, value]) => [
    name,
    { DataType: 'String', StringValue: value },
  ]);
  try {
    const MessageAttributes = Object.fromEntries(attributes);
    carriers.queues.send(letter.queueArn, { MessageBody: letter.body, MessageAttributes });
    return undefined;
  } catch (error) {
    return failureOf(error, false);
  }
}

async function invoke(invoker: Invoker, delivery: Delivery): Promise<Failure | undefined> {
  const result = await invoker.invoke(delivery.targetArn, parse(delivery.payload));
  return result.ok ? undefined : { code: result.errorType, message: result.errorMessage, gone: false };
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

/** An invoker rejects only for an unknown function. A queue refuses when a retry cannot help. */
function failureOf(error: unknown, fromInvoker: boolean): Failure {
  const { name, message } = error as Error;
  const gone = fromInvoker || error instanceof QueueRefusal;
  return { code: gone ? 'NO_RESOURCE' : name, message, gone };
}
