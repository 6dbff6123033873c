import { acceptProperties } from '../accepted-properties.ts';
import { AwsError } from '../aws-http.ts';
import type { RetryPolicy, SqsParameters } from '../delivery/delivery.ts';
import { arn } from '../names.ts';
import { parseExpression } from './expression.ts';

/** A schedule as in CreateSchedule and UpdateSchedule, with dates as epoch seconds. */
export interface ScheduleInput {
  Name: string;
  GroupName: string;
  ScheduleExpression: string;
  ScheduleExpressionTimezone: string;
  StartDate?: number;
  EndDate?: number;
  Description?: string;
  State: 'ENABLED' | 'DISABLED';
  FlexibleTimeWindow: { Mode: 'OFF' | 'FLEXIBLE'; MaximumWindowInMinutes?: number };
  Target: ScheduleTarget;
  ActionAfterCompletion: 'NONE' | 'DELETE';
  KmsKeyArn?: string;
}

export interface ScheduleTarget {
  Arn: string;
  RoleArn: string;
  Input?: string;
  RetryPolicy?: RetryPolicy;
  DeadLetterConfig?: { Arn: string };
  SqsParameters?: Pick<SqsParameters, 'MessageGroupId'>;
}

/** A schedule in the state. `next` is the epoch millisecond of the next firing, if any. */
export interface Schedule {
  input: ScheduleInput;
  createdAt: number;
  modifiedAt: number;
  /** Changes with every create and update. A firing compares it to detect a newer version. */
  version: string;
  clientToken?: string;
  next?: number;
}

/** SendMessage through the universal target, the only AWS SDK call that the local scheduler makes. */
export const SEND_MESSAGE = 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage';

export const scheduleArn = (group: string, name: string): string =>
  arn('scheduler', `schedule/${group}/${name}`);

/**
 * Fills in the defaults and checks a schedule.
 * @throws AwsError ValidationException
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
export function readSchedule(raw: Record<string, unknown>, now: number): ScheduleInput {
  const { ClientToken: _, ...given } = raw;
  const input = {
    GroupName: 'default',
    ScheduleExpressionTimezone: 'UTC',
    State: 'ENABLED',
    ActionAfterCompletion: 'NONE',
    ...given,
    ...dates(given),
  } as ScheduleInput;
  try {
    checkNames(input);
    checkTiming(input, now);
    checkTarget(input.Target);
  } catch (error) {
    throw new AwsError('ValidationException', (error as Error).message);
  }
  return input;
}

/** The API sends epoch seconds. A template has ISO 8601. */
function dates(given: Record<string, unknown>): { StartDate?: number; EndDate?: number } {
  const found: { StartDate?: number; EndDate?: number } = {};
  for (const name of ['StartDate', 'EndDate'] as const) {
    const value = given[name];
    if (typeof value === 'string') found[name] = Date.parse(value) / 1000;
  }
  return found;
}

const PROPERTIES = [
  ...['Name', 'GroupName', 'ScheduleExpression', 'ScheduleExpressionTimezone', 'StartDate', 'EndDate'],
  ...['Description', 'State', 'FlexibleTimeWindow', 'Target', 'ActionAfterCompletion', 'KmsKeyArn'],
];

function checkNames(input: ScheduleInput): void {
  acceptProperties(`Schedule ${input.Name}`, input, PROPERTIES);
  for (const name of [input.Name, input.GroupName]) {
    if (!/^[0-9a-zA-Z-_.]{1,64}$/.test(name ?? '')) throw new Error(`Invalid name ${name}`);
  }
  if (!['ENABLED', 'DISABLED'].includes(input.State)) throw new Error(`Invalid State ${input.State}`);
  if (!['NONE', 'DELETE'].includes(input.ActionAfterCompletion)) {
    throw new Error(`Invalid ActionAfterCompletion ${input.ActionAfterCompletion}`);
  }
}

function checkTiming(input: ScheduleInput, now: number): void {
  parseExpression(input.ScheduleExpression ?? '', input.ScheduleExpressionTimezone, now);
  const { Mode, MaximumWindowInMinutes, ...unknown } = input.FlexibleTimeWindow ?? {};
  acceptProperties('FlexibleTimeWindow', unknown, []);
  if (Mode !== 'OFF' && Mode !== 'FLEXIBLE')
    throw new Error('FlexibleTimeWindow.Mode must be OFF or FLEXIBLE');
  const window = Number(MaximumWindowInMinutes);
  if (Mode === 'FLEXIBLE' && !(window >= 1 && window <= 1440)) {
    throw new Error('FlexibleTimeWindow.MaximumWindowInMinutes must be between 1 and 1440');
  }
  const { StartDate = Number.NEGATIVE_INFINITY, EndDate = Number.POSITIVE_INFINITY } = input;
  if (!(StartDate < EndDate)) throw new Error('EndDate must come after StartDate');
}

function checkTarget(target: ScheduleTarget | undefined): void {
  if (!target?.Arn) throw new Error('Target.Arn is required');
  if (!target.RoleArn) throw new Error('Target.RoleArn is required');
  const accepted = ['Arn', 'RoleArn', 'Input', 'RetryPolicy', 'DeadLetterConfig', 'SqsParameters'];
  acceptProperties('Target', target, accepted);
  acceptProperties('RetryPolicy', target.RetryPolicy ?? {}, [
    'MaximumRetryAttempts',
    'MaximumEventAgeInSeconds',
  ]);
  acceptProperties('SqsParameters', target.SqsParameters ?? {}, ['MessageGroupId']);
  if (target.Input?.includes('<aws.scheduler.attempt-number>')) {
    throw new Error('The local cloud does not implement <aws.scheduler.attempt-number>');
  }
  if (target.Arn === SEND_MESSAGE) checkSendMessage(target.Input);
  else if (!/^arn:aws[a-z-]*:(sqs|lambda):/.test(target.Arn)) {
    throw new Error(`The local cloud does not implement the target ${target.Arn}`);
  }
  if (target.Arn.endsWith('.fifo') && !target.SqsParameters?.MessageGroupId) {
    throw new Error('SqsParameters.MessageGroupId is required for a FIFO queue');
  }
}

function checkSendMessage(input: string | undefined): void {
  const request = JSON.parse(input ?? '{}') as Record<string, unknown>;
  const optional = ['DelaySeconds', 'MessageGroupId', 'MessageDeduplicationId'];
  acceptProperties('sqs:sendMessage', request, ['QueueUrl', 'MessageBody', ...optional]);
  if (!request.QueueUrl || !request.MessageBody)
    throw new Error('sqs:sendMessage needs QueueUrl and MessageBody');
}
