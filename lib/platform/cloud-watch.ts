import { Command, type ServiceClient } from './aws-json/command.ts';
import { jsonClient } from './aws-json/json-client.ts';

export type CloudWatchClient = ServiceClient<'monitoring'>;

/** An alarm as JSON has it: times in seconds. */
export interface AlarmAnswer {
  readonly AlarmName: string;
  readonly AlarmDescription?: string;
  readonly StateValue: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly StateReason?: string;
  readonly StateUpdatedTimestamp?: number;
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
export class DescribeAlarmsCommand extends Command<
  'monitoring',
  { readonly AlarmNamePrefix: string; readonly MaxRecords: number; readonly NextToken?: string },
  { readonly MetricAlarms?: readonly AlarmAnswer[]; readonly NextToken?: string }
> {
  readonly operation = 'DescribeAlarms';
}

/** One figure of one resource. */
export interface MetricQuery {
  readonly Id: string;
  readonly MetricStat: {
    readonly Metric: {
      readonly Namespace: string;
      readonly MetricName: string;
      readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
    };
    readonly Period: number;
    readonly Stat: string;
  };
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
export class GetMetricDataCommand extends Command<
  'monitoring',
  {
    readonly StartTime: number;
    readonly EndTime: number;
    readonly ScanBy: 'TimestampDescending';
    readonly MetricDataQueries: readonly MetricQuery[];
  },
  { readonly MetricDataResults?: readonly { readonly Id: string; readonly Values?: readonly number[] }[] }
> {
  readonly operation = 'GetMetricData';
}

export const cloudWatchClient = (): CloudWatchClient =>
  jsonClient({
    name: 'monitoring',
    target: 'GraniteServiceVersion20100801',
    version: '1.0',
    endpointVariable: 'AWS_ENDPOINT_URL_CLOUDWATCH',
  });
