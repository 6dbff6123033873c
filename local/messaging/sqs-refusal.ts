/** SQS's reason for refusing a call, or an entry of a batch. */
export interface SqsRefusal {
  readonly code: string;
  readonly message: string;
}

/** The facts about queues that the rules need. */
export interface Queues {
  /** Whether the queue of this URL is FIFO. Undefined when the queue does not exist. */
  isFifo(url: string): boolean | undefined;
  hasArn(arn: string): boolean;
}

/** A message to send, alone or as an entry of a batch, in the JSON protocol. */
export interface Outgoing {
  readonly Id?: string;
  readonly MessageBody?: unknown;
  readonly DelaySeconds?: unknown;
  readonly MessageAttributes?: Readonly<Record<string, Record<string, unknown>>>;
  readonly MessageGroupId?: unknown;
  readonly MessageDeduplicationId?: unknown;
}

/** A call in the JSON protocol. */
export type SqsBody = Outgoing &
  Readonly<Record<string, unknown>> & {
    readonly Entries?: readonly (Outgoing & { readonly ReceiptHandle?: unknown })[];
    readonly QueueUrl?: string;
  };

export const refuse = (code: string, message: string): SqsRefusal => ({ code, message });
export const invalidValue = (message: string): SqsRefusal => refuse('InvalidParameterValue', message);
