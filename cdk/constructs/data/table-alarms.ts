import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import type { Platform } from '../platform.ts';
import type { DataTable } from './data-table.ts';

/**
 * Adds an alarm on throttling that lasts. It uses the two metrics of a table's throttled reads and writes.
 * ThrottledRequests would have one metric for each operation, and every metric of an alarm costs money.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export function watchThrottles({ alarms }: Platform, table: DataTable): void {
  const { name, definition } = table;
  const throttled = (metricName: string) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.table.tableName },
      statistic: Stats.SUM,
      period: Duration.minutes(1),
    });
  alarms.watch(table, 'Throttles', {
    name: `${name}-table-throttles`,
    metric: sumOf({ reads: throttled('ReadThrottleEvents'), writes: throttled('WriteThrottleEvents') }, 1),
    threshold: definition.toleratedThrottles ?? 10,
    periods: 5,
    says: `Requests to ${name} have been throttled for five minutes.`,
    runbook: 'table-throttles',
  });
}

/**
 * Adds one alarm for all tables on DynamoDB's own failures. Such a failure concerns the region, not one table, and the
 * writes of a sale meet it first. Every other failure shows as an error of its function, or as a 5xx of the API.
 */
export function watchTables({ alarms }: Platform, tables: Readonly<Record<string, DataTable>>): void {
  const operations = [Operation.TRANSACT_WRITE_ITEMS, Operation.UPDATE_ITEM, Operation.PUT_ITEM];
  const metrics = Object.fromEntries(
    Object.entries(tables).flatMap(([id, { table }]) =>
      operations.map((operation) => [
        `${id}${operation}`,
        table.metric('SystemErrors', {
          dimensionsMap: { TableName: table.tableName, Operation: operation },
          statistic: Stats.SUM,
          period: Duration.minutes(5),
        }),
      ]),
    ),
  );
  const [first] = Object.values(tables);
  if (!first) return;
  alarms.watch(first, 'SystemErrors', {
    name: 'table-errors',
    metric: sumOf(metrics, 5),
    threshold: 1,
    says: `DynamoDB answered writes to ${Object.values(tables)
      .map(({ name }) => name)
      .join(', ')} with an error of its own.`,
    runbook: 'table-errors',
  });
}

/** Returns the sum of metrics, with 0 for missing data. An alarm takes at most ten metrics. */
const sumOf = (usingMetrics: Record<string, IMetric>, minutes: number): MathExpression =>
  new MathExpression({
    expression: Object.keys(usingMetrics)
      .map((id) => `FILL(${id}, 0)`)
      .join(' + '),
    usingMetrics,
    period: Duration.minutes(minutes),
  });
