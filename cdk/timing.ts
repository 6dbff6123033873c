import { Duration } from 'aws-cdk-lib';

/** API Gateway gives up after 30 s, and buyers give up long before. */
export const httpTimeout = Duration.seconds(10);

/** For work that staff wait for, such as making the files of an image: API Gateway’s 30 s, less a moment to answer. */
export const longTimeout = Duration.seconds(29);

/** Cognito gives up on a trigger after 5 s, and calls it three times. */
export const triggerTimeout = Duration.seconds(10);

/** The timeout of one batch of orders. */
export const settleOrdersTimeout = Duration.seconds(20);

/**
 * The age after which no consumer can still work on a claim. The consumer that made it has been stopped, with 15 s to
 * spare for clock differences. Only then may recovery return the claim's units.
 */
export const claimRecovery = settleOrdersTimeout.plus(Duration.seconds(15));

/** The timeout of other consumers, of queues and of streams. */
export const consumerTimeout = Duration.seconds(30);

/**
 * The timeout of the functions that number live messages. They wait a few seconds at most. After that the message is
 * old, and the next one comes soon.
 */
export const tellTimeout = Duration.seconds(10);

/** The sweeper runs each minute, and ends before its next run. */
export const sweepTimeout = Duration.seconds(50);

/** The timeout of the nightly job, which pages through a day's movements at Stripe. */
export const nightTimeout = Duration.minutes(15);

/**
 * Returns how long SQS hides a message from other consumers: six times the consumer's timeout, plus the batching
 * window.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig
 */
export const visibilityFor = (timeout: Duration, window = Duration.seconds(0)): Duration =>
  Duration.seconds(timeout.toSeconds() * 6 + window.toSeconds());
