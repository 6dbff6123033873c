import { Duration } from 'aws-cdk-lib';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import type { DataTable, DataTableProps } from './data-table.ts';

// The operations that grants allow.
const operations = [
  Operation.GET_ITEM,
  Operation.BATCH_GET_ITEM,
  Operation.QUERY,
  Operation.PUT_ITEM,
  Operation.UPDATE_ITEM,
  Operation.DELETE_ITEM,
  Operation.BATCH_WRITE_ITEM,
  Operation.TRANSACT_WRITE_ITEMS,
];

/** Alarms on DynamoDB's own failures, and on throttling that lasts. */
export function watchTable(
  table: DataTable,
  { platform, name, toleratedThrottles = 10 }: DataTableProps,
): void {
  platform.alarms.watch(table, 'SystemErrors', {
    name: `${name}-table-errors`,
    metric: table.table.metricSystemErrorsForOperations({ operations, period: Duration.minutes(5) }),
    threshold: 1,
    says: `DynamoDB answered requests to ${name} with an error of its own.`,
    runbook: 'table-errors',
  });
  platform.alarms.watch(table, 'Throttles', {
    name: `${name}-table-throttles`,
    metric: table.table.metricThrottledRequestsForOperations({ operations, period: Duration.minutes(1) }),
    threshold: toleratedThrottles,
    periods: 5,
    says: `Requests to ${name} have been throttled for five minutes.`,
    runbook: 'table-throttles',
  });
}
