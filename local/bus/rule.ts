import { acceptProperties } from '../accepted-properties.ts';
import { type Delivery, type RetryPolicy, retryLimits } from '../delivery/delivery.ts';
import { compilePattern, type EventMatcher } from '../patterns.ts';
import { type Expression, parseExpression } from '../scheduler/expression.ts';
import type { BusEvent } from './event.ts';
import { compileInput, type MakeInput, type TargetInput } from './target-input.ts';

/** The resolved properties of an AWS::Events::Rule. */
export interface RuleProperties {
  Name?: string;
  EventBusName?: string;
  EventPattern?: unknown;
  ScheduleExpression?: string;
  State?: string;
  Targets?: RuleTarget[];
}

export interface RuleTarget extends TargetInput {
  Id: string;
  Arn: string;
  SqsParameters?: { MessageGroupId: string };
  RetryPolicy?: RetryPolicy;
  DeadLetterConfig?: { Arn: string };
}

/** A rule that is ready to match. `schedule` is present when the rule has a ScheduleExpression. */
export interface Rule {
  arn: string;
  bus: string;
  enabled: boolean;
  matches: EventMatcher;
  schedule?: Expression;
  targetArns: string[];
  /** Returns one delivery for each target. */
  deliveriesOf(event: BusEvent): Delivery[];
}

const PROPERTIES = [
  ...['Name', 'Description', 'EventBusName', 'EventPattern', 'ScheduleExpression', 'State', 'Targets'],
  ...['RoleArn', 'Tags'],
];
const TARGET = [
  ...['Id', 'Arn', 'RoleArn', 'Input', 'InputPath', 'InputTransformer', 'SqsParameters', 'RetryPolicy'],
  'DeadLetterConfig',
];

/** The bare name of a bus, given its name or ARN; undefined means the account's default bus. */
export const busNameOf = (nameOrArn = 'default'): string =>
  nameOrArn.startsWith('arn:') ? nameOrArn.slice(nameOrArn.indexOf('event-bus/') + 10) : nameOrArn;

/**
 * Reads a rule of the template.
 * @param createdAt epoch milliseconds from which a rate counts
 * @throws Error naming a property that is not implemented or not valid
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html
 */
export function readRule(properties: RuleProperties, arn: string, createdAt: number): Rule {
  acceptProperties(`Rule ${arn}`, properties, PROPERTIES);
  const { EventPattern, ScheduleExpression, State = 'ENABLED', Targets = [] } = properties;
  if (State !== 'ENABLED' && State !== 'DISABLED') {
    throw new Error(`Rule ${arn}: the local cloud does not implement the State ${State}`);
  }
  if (EventPattern === undefined && ScheduleExpression === undefined) {
    throw new Error(`Rule ${arn} needs an EventPattern or a ScheduleExpression`);
  }
  const bus = busNameOf(properties.EventBusName);
  if (ScheduleExpression !== undefined && (bus !== 'default' || ScheduleExpression.startsWith('at('))) {
    throw new Error(`Rule ${arn}: ScheduleExpression must be rate or cron, on the default bus`);
  }
  const pattern = typeof EventPattern === 'string' ? (JSON.parse(EventPattern) as unknown) : EventPattern;
  const targets = Targets.map((target) => ({ target, makeInput: readTarget(target, arn) }));
  return {
    ...{ arn, bus, enabled: State === 'ENABLED' },
    matches: pattern === undefined ? () => false : compilePattern(pattern),
    ...(ScheduleExpression !== undefined && {
      schedule: parseExpression(ScheduleExpression, 'UTC', createdAt),
    }),
    targetArns: Targets.map((target) => target.Arn),
    deliveriesOf: (event) =>
      targets.map(({ target, makeInput }) => deliveryOf(event, arn, target, makeInput)),
  };
}

function readTarget(target: RuleTarget, arn: string): MakeInput {
  const what = `Rule ${arn}, target ${target.Id}`;
  acceptProperties(what, target, TARGET);
  acceptProperties(`${what} SqsParameters`, target.SqsParameters ?? {}, ['MessageGroupId']);
  acceptProperties(`${what} RetryPolicy`, target.RetryPolicy ?? {}, [
    'MaximumRetryAttempts',
    'MaximumEventAgeInSeconds',
  ]);
  if (!/^arn:aws[a-z-]*:(sqs|lambda):/.test(target.Arn)) {
    throw new Error(`${what}: the local cloud does not implement the target ${target.Arn}`);
  }
  return compileInput(target, { arn, name: arn.slice(arn.lastIndexOf('/') + 1) });
}

function deliveryOf(event: BusEvent, ruleArn: string, target: RuleTarget, makeInput: MakeInput): Delivery {
  const attributes = { RULE_ARN: ruleArn, TARGET_ARN: target.Arn };
  const deadLetter = {
    queueArn: target.DeadLetterConfig?.Arn ?? '',
    body: JSON.stringify(event),
    attributes,
  };
  return {
    id: `${event.id}:${ruleArn}:${target.Id}`,
    targetArn: target.Arn,
    payload: makeInput(event),
    ...(target.SqsParameters && { sqs: target.SqsParameters }),
    ...retryLimits(target.RetryPolicy),
    ...(target.DeadLetterConfig && { deadLetter }),
    firstAt: Date.now(),
    failures: 0,
  };
}
