import { approvalRepository } from '../../../lib/approvals/approval-repository.ts';
import { dynamoDocuments } from '../../../lib/platform/aws.ts';
import { readEnvironment } from '../../../lib/platform/environment.ts';

/** Requests for approval, where this function finds them. */
export const approvalsOfThisFunction = () =>
  approvalRepository(dynamoDocuments(), readEnvironment(['STAFF_TABLE']).STAFF_TABLE);
