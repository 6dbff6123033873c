/** Why SQS refuses a call, or an entry of a batch. */
export interface SqsRefusal {
  readonly code: string;
  readonly message: string;
}

/** The facts of queues that the rules need. */
export interface Queues {
  /** Whether the queue of this URL is FIFO; undefined when there is none. */
  isFifo(url: string): boolean | undefined;
  hasArn(arn: string): boolean;
}

/** One message to send, alone or as an entry of a batch; as the JSON protocol has it. */
export interface Outgoing {
  readonly Id?: string;
  readonly MessageBody?: unknown;
  readonly DelaySeconds?: unknown;
  readonly MessageAttributes?: Readonly<Record<string, Record<string, unknown>>>;
  readonly MessageGroupId?: unknown;
  readonly MessageDeduplicationId?: unknown;
}

/** A call as the JSON protocol has it. */
export type SqsBody = Outgoing &
  Readonly<Record<string, unknown>> & {
    readonly Entries?: readonly (Outgoing & { readonly ReceiptHandle?: unknown })[];
    readonly QueueUrl?: string;
  };

export const refuse = (code: string, message: string): SqsRefusal => ({ code, message });
export const invalidValue = (message: string): SqsRefusal => refuse('InvalidParameterValue', message);
