/** One payload on its way to one target, self-contained so that it can be tried again after a restart. */
export interface Delivery {
  id: string;
  /** The Lambda function or SQS queue that shall have the payload. */
  targetArn: string;
  /** The text for SQS; parsed as JSON for Lambda. */
  payload: string;
  /** Further SendMessage parameters: MessageGroupId, DelaySeconds. */
  sqs?: SqsParameters;
  maximumRetryAttempts: number;
  maximumAgeSeconds: number;
  deadLetter?: DeadLetter;
  /** Epoch milliseconds of the first attempt. */
  firstAt: number;
  /** Attempts that failed so far. */
  failures: number;
}

/** SendMessage parameters beside the body. */
export interface SqsParameters {
  DelaySeconds?: number;
  MessageGroupId?: string;
  MessageDeduplicationId?: string;
}

/** Where a delivery goes when its retries are used up, and what EventBridge says of it there. */
export interface DeadLetter {
  queueArn: string;
  body: string;
  attributes: Record<string, string>;
}

/** The retry policy of a target, as rules and schedules share it. */
export interface RetryPolicy {
  MaximumRetryAttempts?: number | string;
  MaximumEventAgeInSeconds?: number | string;
}

/** EventBridge's defaults: 185 retries within 24 hours. */
export function retryLimits(
  policy: RetryPolicy = {},
): Pick<Delivery, 'maximumRetryAttempts' | 'maximumAgeSeconds'> {
  return {
    maximumRetryAttempts: Number(policy.MaximumRetryAttempts ?? 185),
    maximumAgeSeconds: Number(policy.MaximumEventAgeInSeconds ?? 86_400),
  };
}
