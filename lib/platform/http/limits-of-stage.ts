import { isCounted } from '../../contract/limits.ts';
import type { OperationShape } from '../../contract/operation.ts';
import { systemClock } from '../clock.ts';
import { dynamoDocuments } from '../dynamo-client.ts';
import { readEnvironment, text } from '../environment.ts';
import { type RequestLimits, readRules, requestLimits } from '../limits/request-limits.ts';
import { type SharedCounts, sharedCounts } from '../limits/shared-counts.ts';
import { subjectKey } from './subject-key.ts';

/** The limits of an operation on this stage. Its bundle has DynamoDB's client for it: one that has no limit does without. */
export function limitsOfStage(operation: OperationShape): RequestLimits | undefined {
  if (!isCounted(operation.limit)) return undefined;
  const env = readEnvironment({ REQUEST_LIMITS: readRules, ABUSE_TABLE: text });
  return requestLimits(operation.id, env.REQUEST_LIMITS, {
    clock: systemClock,
    shared: whenNeeded(() => sharedCounts(dynamoDocuments(), env.ABUSE_TABLE)),
    key: subjectKey,
  });
}

/** Most containers never share a count: they make no client for it. */
function whenNeeded(make: () => SharedCounts): SharedCounts {
  let made: SharedCounts | undefined;
  return {
    add: (telling) => {
      made ??= make();
      return made.add(telling);
    },
  };
}
