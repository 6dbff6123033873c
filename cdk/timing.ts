import { Duration } from 'aws-cdk-lib';

/** API Gateway gives up after 30 s; a buyer long before that. */
export const httpTimeout = Duration.seconds(10);

/** Cognito gives up on a trigger after 5 s, and asks three times. */
export const triggerTimeout = Duration.seconds(10);

/** The hard end of one batch of orders. */
export const settleOrdersTimeout = Duration.seconds(20);

/**
 * After this age nobody can still be working on a claim: the consumer that made it has been stopped,
 * with 15 s to spare for clocks that differ. Only then may recovery give its units back.
 */
export const claimRecovery = settleOrdersTimeout.plus(Duration.seconds(15));

/** Consumers of everything else, and of streams. */
export const consumerTimeout = Duration.seconds(30);

/** Who numbers what clients are told waits for a few seconds at most; what takes longer is old, and comes again soon. */
export const tellTimeout = Duration.seconds(10);

/** The sweeper runs each minute, and ends before its next run. */
export const sweepTimeout = Duration.seconds(50);

/** The job of the night, which pages through all that moved at Stripe in a day. */
export const nightTimeout = Duration.minutes(15);

/**
 * How long SQS hides a message from others: six times the consumer's timeout, and the batching window.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig
 */
export const visibilityFor = (timeout: Duration, window = Duration.seconds(0)): Duration =>
  Duration.seconds(timeout.toSeconds() * 6 + window.toSeconds());
