import type { NeedsOf } from '../api/needs.ts';
import type { Parts } from '../parts.ts';
import type { Payments } from '../payments/payments.ts';

export interface AbuseParts extends Parts {
  readonly payments: Payments;
}

export const abuseOperations = (parts: AbuseParts): NeedsOf<'abuse'> => {
  const { tables, payments, signing, audit, oversight } = parts;
  return {
    listRiskReviews: [tables.abuse.read],
    decideRiskReview: [
      tables.abuse.change,
      tables.bookings.change,
      tables.stock.change,
      tables.payments.change,
      tables.deals.read,
      tables.services.read,
      payments.queue.send,
      oversight.ask,
      audit.append,
      signing.read,
    ],
  };
};
