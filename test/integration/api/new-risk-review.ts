import { riskReviewRepository } from '../../../lib/abuse/risk-review-repository.ts';
import { listForReview, riskReviewIdOf } from '../../../lib/abuse/risk-reviews.ts';
import type { BookingId } from '../../../lib/contract/ids.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { dynamoDocuments } from '../../../lib/platform/dynamo-client.ts';
import { cloud } from './cloud.ts';

/** Lists a booking for review, as its order would have been had it looked like abuse. @returns the review's id */
export async function newRiskReview(booking: Parameters<typeof listForReview>[1]): Promise<string> {
  const { endpoints, outputs } = cloud;
  const dynamo = dynamoDocuments({
    endpoint: endpoints.dynamodb,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const reviews = riskReviewRepository(dynamo, outputs.AbuseTable ?? '');
  await listForReview({ reviews, clock }, booking, { score: 85, reasons: ['device_shared'] });
  return riskReviewIdOf(booking.id as BookingId);
}
