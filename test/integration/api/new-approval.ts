import { newApproval as recordOf } from '../../../lib/approvals/approval-record.ts';
import { approvalRepository } from '../../../lib/approvals/approval-repository.ts';
import { bookingId } from '../../../lib/contract/ids.ts';
import { dynamoDocuments } from '../../../lib/platform/dynamo-client.ts';
import { idFrom } from '../../../lib/platform/ids.ts';
import { invited, publish } from './client.ts';
import { cloud } from './cloud.ts';

const TableName = 'stampede-dev-staff';

/**
 * A refund that a colleague asks approval for, as it is where a stage wants four eyes.
 * @param colleague the id of a member of staff; a new one when left out
 * @returns the request's id
 */
export async function newApproval(colleague?: string): Promise<string> {
  const dynamo = dynamoDocuments({
    endpoint: cloud.endpoints.dynamodb,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const approvals = approvalRepository(dynamo, TableName);
  const record = recordOf(
    colleague ?? (await invited()),
    {
      kind: 'refund',
      dealId: (await publish()).id,
      bookingId: bookingId.parse(`bkg_${'0'.repeat(48)}`),
      refundId: idFrom('rfd', crypto.randomUUID()),
      amount: { amountMinor: 300_000, currency: 'EUR' },
      refundedMinor: 0,
      reason: 'A test asked for it.',
      how: 'money',
    },
    Date.now(),
  );
  // The entry in the audit of who asked is not what the tests look at.
  const noted = { Put: { TableName, Item: { pk: `asked#${record.id}`, sk: 'asked' } } };
  await approvals.ask(record, undefined, noted);
  return record.id;
}
