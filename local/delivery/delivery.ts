/** A payload for one target. It is self-contained, so that it can be retried after a restart. */
export interface Delivery {
  id: string;
  /** The ARN of the target: a Lambda function or an SQS queue. */
  targetArn: string;
  /** The text for SQS. For Lambda it is parsed as JSON. */
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

/** The dead-letter queue for a delivery without retries left, with EventBridge's attributes. */
export interface DeadLetter {
  queueArn: string;
  body: string;
  attributes: Record<string, string>;
}

/** A target's retry policy, for rules and schedules alike. */
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
