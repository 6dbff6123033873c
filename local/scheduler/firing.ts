import { randomUUID } from 'node:crypto';
import { type Delivery, retryLimits, type SqsParameters } from '../delivery/delivery.ts';
import { ACCOUNT, arn, REGION } from '../names.ts';
import { type Schedule, type ScheduleTarget, SEND_MESSAGE, scheduleArn } from './schedule.ts';

/** Makes the delivery for one firing of a schedule. */
export function firingOf(schedule: Schedule, scheduledAt: number): Delivery {
  const { Target: target, GroupName, Name } = schedule.input;
  const id = randomUUID();
  const own = scheduleArn(GroupName, Name);
  const time = `${new Date(scheduledAt).toISOString().slice(0, 19)}Z`;
  const input = target.Input?.replaceAll('<aws.scheduler.schedule-arn>', own)
    .replaceAll('<aws.scheduler.scheduled-time>', time)
    .replaceAll('<aws.scheduler.execution-id>', id);
  const body = input ?? defaultInput(own, id, time);
  const attributes = {
    SCHEDULE_ARN: own,
    TARGET_ARN: target.Arn,
    EXECUTION_ID: id,
    SCHEDULED_TIME: time,
    IS_PAYLOAD_TRUNCATED: 'false',
  };
  return {
    id,
    ...destination(target, body),
    ...retryLimits(target.RetryPolicy),
    ...(target.DeadLetterConfig && {
      deadLetter: { queueArn: target.DeadLetterConfig.Arn, body, attributes },
    }),
    firstAt: Date.now(),
    failures: 0,
  };
}

function destination(target: ScheduleTarget, body: string): Pick<Delivery, 'targetArn' | 'payload' | 'sqs'> {
  if (target.Arn !== SEND_MESSAGE) {
    return {
      targetArn: target.Arn,
      payload: body,
      ...(target.SqsParameters && { sqs: target.SqsParameters }),
    };
  }
  const { MessageBody, ...sqs } = JSON.parse(body) as SqsParameters & {
    QueueUrl: string;
    MessageBody: string;
  };
  return { targetArn: arn('sqs', sqs.QueueUrl.split('/').at(-1) ?? ''), payload: MessageBody, sqs };
}

/** The input of a target without an Input. `detail` is a string here, as AWS sends it. */
function defaultInput(own: string, id: string, time: string): string {
  return JSON.stringify({
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: ACCOUNT,
    time,
    region: REGION,
    resources: [own],
    detail: '{}',
  });
}
