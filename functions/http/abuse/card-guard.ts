import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { declineCounts } from '../../../lib/abuse/declines.ts';
import type { CardGuardDeps } from '../../../lib/abuse/guard-card.ts';
import { setupCounts } from '../../../lib/abuse/setups.ts';
import { systemClock as clock } from '../../../lib/platform/clock.ts';
import { sharedCounts } from '../../../lib/platform/limits/shared-counts.ts';
import { abuseTable, challenges, policy } from './policy.ts';

/** The guard that lets buyers try a card, or stops them. */
export function cardGuard(dynamo: DynamoDBDocumentClient): CardGuardDeps {
  const shared = sharedCounts(dynamo, abuseTable);
  return {
    policy,
    declines: declineCounts({ shared, policy: policy.declines, clock }),
    setups: setupCounts({ shared, policy: policy.setups, clock }),
    challenges,
  };
}
