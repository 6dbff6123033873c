import type { LedgerReport } from '../contract/refund.ts';
import { batchGet } from '../platform/batch-get.ts';
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

  /** Returns the reports of these days that exist. */
  async getMany(days: readonly string[]): Promise<Map<string, LedgerReport>> {
    const items = await Array.fromAsync(batchGet(dynamo, { table, keys: days.map(keyOf) }));
    const reports = items.map((item) => stored<LedgerReport>(item, ['pk', 'sk']));
    return new Map(reports.map((report) => [report.day, report]));
  },
});
