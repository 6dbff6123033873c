import { attributesRefusal } from './message-attributes.ts';
import { nameRefusal, queueRefusal } from './queue-rules.ts';
import {
  invalidValue,
  type Outgoing,
  type Queues,
  refuse,
  type SqsBody,
  type SqsRefusal,
} from './sqs-refusal.ts';

/** `#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF`: this excludes half of an emoji. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that SQS names.
const otherCharacters = /[^\x09\x0A\x0D\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
/** Returns whether SQS refuses the text of a message. */
export const cannotTravel = (text: string): boolean => otherCharacters.test(text);

/** Letters, digits and ASCII punctuation: no blank, no umlaut. */
const id128 = /^[\x21-\x7e]{1,128}$/;
const handleShape = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
/** Parameters without an effect here. At AWS they change what a consumer sees, so using one must fail. */
const notHere = ['DeadLetterQueueSourceArn', 'AWSTraceHeader'];

/**
 * Returns SQS's refusal of a call that fauxqs 2.4.1 accepts, in the words of AWS.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function sqsRefusal(operation: string, body: SqsBody, queues: Queues): SqsRefusal | undefined {
  if (operation === 'SendMessage')
    return typeRefusal(body) ?? messageRefusal(body, queues.isFifo(body.QueueUrl ?? ''));
  if (operation === 'CreateQueue')
    return nameRefusal(String(body.QueueName ?? '')) ?? queueRefusal(body, fifoName(body.QueueName), queues);
  if (operation === 'SetQueueAttributes')
    return queueRefusal(body, queues.isFifo(body.QueueUrl ?? '') ?? false, queues);
  if (operation === 'DeleteMessage') return handleRefusal(body.ReceiptHandle);
  if (operation === 'ReceiveMessage') return receiveRefusal(body);
  const long = body.Entries?.find(({ Id = '' }) => Id.length > 80);
  if (long)
    return refuse(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  return body.Entries?.map(typeRefusal).find(Boolean);
}

/** Returns the reason why one entry of a batch fails while the others succeed. */
export function entryRefusal(
  operation: string,
  entry: Outgoing & { readonly ReceiptHandle?: unknown },
  isFifo: boolean | undefined,
): SqsRefusal | undefined {
  if (operation === 'SendMessageBatch') return messageRefusal(entry, isFifo);
  if (operation === 'DeleteMessageBatch') return handleRefusal(entry.ReceiptHandle);
  return undefined;
}

const fifoName = (name: unknown): boolean => String(name ?? '').endsWith('.fifo');

/** The JSON protocol accepts an integer, or no value. */
const typeRefusal = ({ DelaySeconds }: Outgoing): SqsRefusal | undefined =>
  DelaySeconds === undefined || DelaySeconds === null || Number.isInteger(DelaySeconds)
    ? undefined
    : refuse('SerializationException', `${JSON.stringify(DelaySeconds)} can not be converted to an Integer`);

function messageRefusal(message: Outgoing, isFifo: boolean | undefined): SqsRefusal | undefined {
  const { MessageBody, DelaySeconds, MessageGroupId, MessageDeduplicationId } = message;
  if (MessageBody === undefined || MessageBody === '')
    return refuse('MissingParameter', 'The request must contain the parameter MessageBody.');
  const delay = Number(DelaySeconds ?? 0);
  if (delay < 0 || delay > 900)
    return invalidValue(
      `Value ${delay} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
    );
  for (const [name, value] of Object.entries({ MessageGroupId, MessageDeduplicationId }))
    if (value !== undefined && !(typeof value === 'string' && id128.test(value)))
      return invalidValue(
        `Value ${value} for parameter ${name} is invalid. Reason: ${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
      );
  if (isFifo === false && MessageDeduplicationId !== undefined)
    return invalidValue(
      `Value ${MessageDeduplicationId} for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  return attributesRefusal(message.MessageAttributes ?? {});
}

const handleRefusal = (handle: unknown): SqsRefusal | undefined =>
  typeof handle !== 'string' || handle === '' || handleShape.test(handle)
    ? undefined
    : refuse('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`);

/** @returns our own refusal: AWS would accept this call, and fauxqs does not support it. */
function receiveRefusal(body: SqsBody): SqsRefusal | undefined {
  if (body.ReceiveRequestAttemptId !== undefined)
    return refuse('UnsupportedOperation', 'The local cloud does not support ReceiveRequestAttemptId');
  const wanted = [body.MessageSystemAttributeNames, body.AttributeNames].flat();
  const missing = notHere.find((name) => wanted.includes(name));
  return missing ? refuse('UnsupportedOperation', `The local cloud does not return ${missing}`) : undefined;
}
