import * as z from 'zod';
import { riskReviewId } from '../ids.ts';
import { defineOperation } from '../operation.ts';
import { pageOf, pageQuery } from '../page.ts';
import { riskReview, riskReviewStatus, riskVerdict } from '../risk.ts';

const access = ['support', 'admin'] as const;
const capability = 'abuse';

export const listRiskReviews = defineOperation({
  id: 'listRiskReviews',
  capability,
  method: 'GET',
  path: '/v1/admin/risk-reviews',
  summary: 'Orders that look like abuse, newest first',
  description: 'These orders proceed as any other. Staff review each one and decide whether it may stay.',
  access,
  limit: 'lists',
  query: z.strictObject({ status: riskReviewStatus.default('open'), ...pageQuery }),
  success: { 200: { description: 'A page of reviews', schema: pageOf(riskReview, 'RiskReviewPage') } },
  errors: [],
});

export const decideRiskReview = defineOperation({
  id: 'decideRiskReview',
  capability,
  method: 'POST',
  path: '/v1/admin/risk-reviews/{riskReviewId}/decision',
  summary: 'Let an order stay, or cancel it',
  description:
    'A rejection cancels the booking, returns its units, and refunds the payment, whatever the deal’s policy says. Above the stage’s limits it needs a recent sign-in, or a colleague’s approval, as any refund by staff. A redeemed or disputed booking stays (`invalid_state`). Repeating the same decision gets the same answer, so a repeated call is safe.',
  access,
  limit: 'refunds',
  repeatable: true,
  params: z.object({ riskReviewId }),
  body: riskVerdict,
  success: { 200: { description: 'The decided review', schema: riskReview } },
  errors: ['not_found', 'invalid_state', 'order_undecided', 'recent_sign_in_required', 'approval_required'],
});
