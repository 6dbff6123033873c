import type { DynamoDBRecord } from 'aws-lambda';
import { readMoneyMoved } from '../count-revenue.ts';
import { countReport, type ReportCountDeps } from './count-report.ts';
import { reportedMoney } from './report-tally.ts';

/**
 * Counts ledger entries for reports, each once.
 * @returns the first record that failed, if any: delivery resumes there
 */
export async function countReportMoney(
  deps: ReportCountDeps,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBRecord | undefined> {
  const { moved, end } = readMoneyMoved(records);
  const entries = moved.map((one) => ({ ...reportedMoney(one), position: one.position }));
  const lost = await countReport(deps, 'money', entries);
  return records[Math.min(end, ...lost.map(({ position }) => position))];
}
