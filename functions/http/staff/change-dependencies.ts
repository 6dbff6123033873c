import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { endedTokens } from '../../../lib/platform/ended-tokens.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';
import { auditOfThisFunction } from '../audit/audit-log.ts';
import { staffDependencies } from './dependencies.ts';

/** The dependencies of the operations by which admins change the staff. */
export function staffChangeDependencies() {
  const { STAFF_TABLE } = readEnvironment(['STAFF_TABLE']);
  return {
    ...staffDependencies(),
    audit: auditOfThisFunction(),
    tokens: endedTokens(dynamoDocuments(), STAFF_TABLE),
  };
}
