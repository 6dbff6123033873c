import type { AlarmProperties } from '../cloud-watch/index.ts';
import { arn, generatedName } from '../names.ts';
import { inert, used } from '../template/property-table.ts';
import type { ResourceTypes } from './target.ts';

/** CloudWatch alarms. They have a state where this machine measures their metric, and tell nobody. */
export const alarms: ResourceTypes = {
  'AWS::CloudWatch::Alarm': {
    properties: {
      ...used('AlarmDescription', 'AlarmName', 'ComparisonOperator', 'Dimensions', 'MetricName'),
      ...used('Namespace', 'Period', 'Threshold'),
      ...inert('ActionsEnabled', 'AlarmActions', 'DatapointsToAlarm', 'EvaluateLowSampleCountPercentile'),
      ...inert('EvaluationPeriods', 'ExtendedStatistic', 'InsufficientDataActions', 'Metrics', 'OKActions'),
      ...inert('Statistic', 'Tags', 'ThresholdMetricId', 'TreatMissingData', 'Unit'),
    },
    create: ({ properties, stack, logicalId }, { cloudWatch }) => {
      const name = String(properties.AlarmName ?? generatedName(stack, logicalId, 128));
      cloudWatch.putAlarm(name, properties as AlarmProperties);
      return { ref: name, attributes: { Arn: arn('cloudwatch', `alarm:${name}`) } };
    },
  },
};
