import type { Clock } from '../platform/clock.ts';
import {
  type AlarmAnswer,
  type CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
} from '../platform/cloud-watch.ts';
import { queueIn } from '../platform/queue.ts';
import type { QueueAges } from './list-queues.ts';

/** The most alarms in one answer. */
const alarmsInCall = 100;
const minute = 60;
/** SQS reports each minute, some minutes late. */
const lookBack = 15 * minute;

/** The alarms of a stage. */
export interface Alarms {
  all(): Promise<AlarmAnswer[]>;
}

export const alarmsOf = (cloudWatch: CloudWatchClient, stage: string): Alarms => ({
  async all() {
    const found: AlarmAnswer[] = [];
    let NextToken: string | undefined;
    do {
      const answer = await cloudWatch.send(
        new DescribeAlarmsCommand({
          AlarmNamePrefix: queueIn(stage, ''),
          MaxRecords: alarmsInCall,
          ...(NextToken && { NextToken }),
        }),
      );
      found.push(...(answer.MetricAlarms ?? []));
      NextToken = answer.NextToken;
    } while (NextToken);
    return found;
  },
});

/**
 * Reads the age of the oldest message of queues. In a queue of dead letters it counts from the move into it. SQS stops
 * reporting about a queue that nothing touched for six hours.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export const queueAges = (cloudWatch: CloudWatchClient, stage: string, clock: Clock): QueueAges => ({
  async of(queues) {
    const now = Math.floor(clock.now() / 1_000);
    const { MetricDataResults = [] } = await cloudWatch.send(
      new GetMetricDataCommand({
        StartTime: now - lookBack,
        EndTime: now + minute,
        ScanBy: 'TimestampDescending',
        MetricDataQueries: queues.map((name, n) => ({
          Id: `q${n}`,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/SQS',
              MetricName: 'ApproximateAgeOfOldestMessage',
              Dimensions: [{ Name: 'QueueName', Value: queueIn(stage, name) }],
            },
            Period: minute,
            Stat: 'Maximum',
          },
        })),
      }),
    );
    return new Map(
      MetricDataResults.flatMap(({ Id, Values = [] }) => {
        const name = queues[Number(Id.slice(1))];
        const [latest] = Values;
        return name === undefined || latest === undefined ? [] : [[name, latest] as const];
      }),
    );
  },
});
