import { describe, expect, it } from 'vitest';
import { riskReviewRepository } from '../../../lib/abuse/risk-review-repository.ts';
import { newApproval } from '../../../lib/approvals/approval-record.ts';
import { approvalRepository } from '../../../lib/approvals/approval-repository.ts';
import { attendeeExportRepository } from '../../../lib/contacts/attendee-exports.ts';
import type { ApprovalId, DealId, ExportId, RiskReviewId } from '../../../lib/contract/ids.ts';
import type { DynamoDBDocumentClient } from '../../../lib/platform/documents/commands.ts';
import { TransactionCanceledException } from '../../../lib/platform/documents/failures.ts';
import { transact, transactInTurn } from '../../../lib/platform/transact.ts';

const cancelledBy = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',

    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const conflict = cancelledBy('None', 'TransactionConflict');

/** A table that turns the first writes away, one error each. */
function table(...errors: Error[]) {
  let sent = 0;
  const dynamo = {
    send: async () => {
      const error = errors[sent++];
      if (error) throw error;
      return {};
    },
  } as unknown as DynamoDBDocumentClient;
  return { dynamo, sent: () => sent };
}
const audit = { Put: { TableName: 'audit', Item: {} } };
const now = Date.parse('2026-12-24T12:00:00.000Z');
const dealId = 'deal_0000000000000001' as DealId;
const exportId = 'exp_0000000000000001' as ExportId;

describe('transact', () => {
  const parts = { deal: audit, permits: [audit, audit], absent: undefined, audit };

  it('writes the parts in the order of their names, and leaves out those that are undefined', async () => {
    const sent: unknown[] = [];
    const dynamo = {
      send: async ({ input }: { input: { TransactItems: unknown[] } }) => sent.push(...input.TransactItems),
    } as unknown as DynamoDBDocumentClient;
    const one = (name: string) => ({ Put: { TableName: name, Item: {} } });
    const failed = await transact(dynamo, { b: one('b'), none: undefined, a: [one('a1'), one('a2')] });
    expect(failed).toBe(undefined);
    expect(sent).toEqual([one('b'), one('a1'), one('a2')]);
  });

  it('names what failed, and which part of the name', async () => {
    const { dynamo } = table(
      cancelledBy('None', 'ConditionalCheckFailed', 'ConditionalCheckFailed', 'TransactionConflict'),
    );
    const failed = await transact(dynamo, parts, 'deal', 'permits');
    expect([...(failed ?? [])]).toEqual([
      [
        'permits',
        [
          { place: 0, item: undefined },
          { place: 1, item: undefined },
        ],
      ],
    ]);
  });

  it('throws a failed condition that nobody expects, and what is no condition', async () => {
    const unexpected = cancelledBy('None', 'None', 'None', 'ConditionalCheckFailed');
    await expect(transact(table(unexpected).dynamo, parts, 'deal')).rejects.toBe(unexpected);
    const busy = cancelledBy('TransactionConflict', 'None', 'None', 'None');
    await expect(transact(table(busy).dynamo, parts, 'deal')).rejects.toBe(busy);
    const away = new Error('away');
    await expect(transact(table(away).dynamo, parts, 'deal')).rejects.toBe(away);
  });
});

describe('transactInTurn', () => {
  const random = { bytes: () => new Uint8Array(), fraction: () => 0 };

  it('waits for others, says that they do not end, and tells a failed condition as it comes', async () => {
    const busy = table(conflict, conflict);
    expect(await transactInTurn({ dynamo: busy.dynamo, random }, { audit }, 'audit')).toBe(undefined);
    expect(busy.sent()).toBe(3);
    const endless = table(...Array.from({ length: 50 }, () => conflict));
    await expect(transactInTurn({ dynamo: endless.dynamo, random }, { audit })).rejects.toMatchObject({
      code: 'unavailable',
    });
    const failed = cancelledBy('ConditionalCheckFailed', 'TransactionConflict');
    const lost = table(failed);
    await expect(transactInTurn({ dynamo: lost.dynamo, random }, { audit })).rejects.toBe(failed);
    expect(lost.sent()).toBe(1);
  });
});

describe('What two members of staff do at the same moment', () => {
  const verdict = { note: undefined, now, audit };
  const act = { kind: 'export', dealId, exportId, statuses: [] } as const;
  it.each([
    [
      'decide about a request for approval',
      (dynamo: DynamoDBDocumentClient) =>
        approvalRepository(dynamo, 'staff').decide('apr_1' as ApprovalId, {
          ...verdict,
          verdict: 'approved',
          decidedBy: 'kim',
        }),
    ],
    [
      'ask for an approval',
      (dynamo: DynamoDBDocumentClient) =>
        approvalRepository(dynamo, 'staff').ask(newApproval('sam', act, now), undefined, audit),
    ],
    [
      'decide about an order',
      (dynamo: DynamoDBDocumentClient) =>
        riskReviewRepository(dynamo, 'abuse').decide('rrv_1' as RiskReviewId, {
          ...verdict,
          verdict: 'approved',
          changedBy: 'kim',
        }),
    ],
    [
      'ask for a list',
      (dynamo: DynamoDBDocumentClient) =>
        attendeeExportRepository(dynamo, 'contacts').put({
          id: exportId,
          dealId,
          statuses: [],
          byteOrderMark: true,
          requestedAt: now,
        }),
    ],
  ])('is done one after the other: %s', async (_, write) => {
    const { dynamo, sent } = table(conflict, conflict);
    await write(dynamo);
    expect(sent()).toBe(3);
  });
});
