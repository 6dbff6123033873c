import { AwsError, type AwsRequest, type AwsService } from '../aws-http.ts';
import { arn } from '../names.ts';
import type { Figures, Metric } from './figures.ts';

/** The resolved properties of an AWS::CloudWatch::Alarm, as far as its state depends on them. */
export interface AlarmProperties {
  readonly AlarmDescription?: string;
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[] | undefined;
  readonly Period?: number | string;
  readonly Threshold?: number | string;
  readonly ComparisonOperator?: string;
}

/** CloudWatch: the deployed alarms, and the figures that this machine has. No alarm tells anybody. */
export interface CloudWatch extends AwsService {
  putAlarm(name: string, properties: AlarmProperties): void;
}

type State = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
interface Evaluated {
  readonly state: State;
  readonly why: string;
}

interface Query {
  readonly Id: string;
  readonly MetricStat?: {
    readonly Metric: {
      readonly Namespace: string;
      readonly MetricName: string;
      readonly Dimensions?: AlarmProperties['Dimensions'];
    };
    readonly Period: number;
  };
}
interface Asked {
  readonly AlarmNamePrefix?: string;
  readonly MaxRecords?: number;
  readonly NextToken?: string;
  readonly MetricDataQueries?: readonly Query[];
}

/** An alarm has its state at the moment when somebody asks: one period, of the figure now. */
export function createCloudWatch(figures: Figures, now: () => number = Date.now): CloudWatch {
  const alarms = new Map<string, AlarmProperties>();
  const since = new Map<string, { readonly state: State; readonly at: number }>();

  const described = ([name, alarm]: [string, AlarmProperties]) => {
    const { state, why } = evaluate(alarm, figures);
    const before = since.get(name);
    const changed = before?.state === state ? before : { state, at: now() };
    since.set(name, changed);
    return {
      AlarmName: name,
      AlarmArn: arn('cloudwatch', `alarm:${name}`),
      AlarmDescription: alarm.AlarmDescription,
      StateValue: state,
      StateReason: why,
      StateUpdatedTimestamp: changed.at / 1_000,
    };
  };
  const operations: Record<string, (asked: Asked) => object> = {
    DescribeAlarms({ AlarmNamePrefix = '', MaxRecords = 50, NextToken = '0' }) {
      const found = [...alarms].filter(([name]) => name.startsWith(AlarmNamePrefix)).sort();
      const from = Number(NextToken);
      const to = from + MaxRecords;
      return {
        MetricAlarms: found.slice(from, to).map(described),
        CompositeAlarms: [],
        ...(to < found.length && { NextToken: String(to) }),
      };
    },
    GetMetricData({ MetricDataQueries = [] }) {
      const results = MetricDataQueries.map(({ Id, MetricStat }) => {
        const figure = MetricStat && figures(metricOf({ ...MetricStat.Metric, Period: MetricStat.Period }));
        const has = figure !== undefined;
        return {
          Id,
          StatusCode: 'Complete',
          Timestamps: has ? [Math.floor(now() / 1_000)] : [],
          Values: has ? [figure] : [],
        };
      });
      return { MetricDataResults: results, Messages: [] };
    },
  };
  return {
    putAlarm: (name, properties) => void alarms.set(name, properties),
    accepts: ({ target }: AwsRequest) => target?.startsWith('GraniteServiceVersion20100801.') ?? false,
    handle: async ({ target, body }) => {
      const operation = operations[target?.split('.')[1] ?? ''];
      if (!operation)
        throw new AwsError('UnknownOperationException', `The local cloud does not support ${target}`);
      return {
        status: 200,
        contentType: 'application/x-amz-json-1.0',
        body: operation((body ?? {}) as Asked),
      };
    },
  };
}

const metricOf = ({
  Namespace = '',
  MetricName = '',
  Dimensions = [],
  Period = 60,
}: AlarmProperties): Metric => ({
  namespace: Namespace,
  name: MetricName,
  dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value])),
  period: Number(Period),
});

function evaluate(alarm: AlarmProperties, figures: Figures): Evaluated {
  const figure = figures(metricOf(alarm));
  const what = [alarm.Namespace, alarm.MetricName].filter(Boolean).join(' ') || 'an expression';
  if (figure === undefined)
    return { state: 'INSUFFICIENT_DATA', why: `The local cloud does not measure ${what}.` };
  const threshold = Number(alarm.Threshold);
  const below = alarm.ComparisonOperator === 'LessThanThreshold';
  const isOn = below ? figure < threshold : figure >= threshold;
  return {
    state: isOn ? 'ALARM' : 'OK',
    why: `${what} is ${Math.round(figure * 10) / 10}, the threshold ${threshold}.`,
  };
}
