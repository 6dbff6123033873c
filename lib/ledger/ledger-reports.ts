import type { LedgerReport } from '../contract/refund.ts';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '../platform/documents/commands.ts';
import { stored } from '../platform/stored.ts';

export type LedgerReports = ReturnType<typeof ledgerReportRepository>;

const keyOf = (day: string) => ({ pk: `report#${day}`, sk: 'ledger' });

/** The reports of the nightly comparisons, one for each day. Comparing a day again replaces its report. */
export const ledgerReportRepository = (dynamo: DynamoDBDocumentClient, table: string) => ({
  async put(report: LedgerReport): Promise<void> {
    await dynamo.send(new PutCommand({ TableName: table, Item: { ...keyOf(report.day), ...report } }));
  },

  async get(day: string): Promise<LedgerReport | undefined> {
    const { Item } = await dynamo.send(new GetCommand({ TableName: table, Key: keyOf(day) }));
    return Item && stored<LedgerReport>(Item, ['pk', 'sk']);
  },
});
