import { calledOf, type Found, type Resources } from './resources.ts';

interface Mapping {
  readonly FunctionName: unknown;
  readonly EventSourceArn: unknown;
  readonly StartingPosition?: string;
  readonly BatchSize: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly ScalingConfig?: { readonly MaximumConcurrency: number };
  readonly FilterCriteria?: { readonly Filters: readonly { readonly Pattern: string }[] };
}

/** A queue or a stream that feeds a function. */
export interface Source {
  readonly from: string;
  readonly isStream: boolean;
  readonly fn: string;
  /** The batch size, window and concurrency, and the filter. */
  readonly batches: string;
  readonly filter: string;
}

export function sourcesOf(resources: Resources): Source[] {
  return resources.of<Mapping>('AWS::Lambda::EventSourceMapping').map(({ stack, properties }) => ({
    from: nameAt(resources, stack, properties.EventSourceArn),
    isStream: properties.StartingPosition !== undefined,
    fn: nameAt(resources, stack, properties.FunctionName),
    batches: batchesOf(properties),
    filter: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) => `\`${Pattern}\``).join(' or '),
  }));
}

function batchesOf({ BatchSize, MaximumBatchingWindowInSeconds: window, ScalingConfig }: Mapping): string {
  const concurrency = ScalingConfig?.MaximumConcurrency;
  return [`${BatchSize}`, window ? `${window} s` : '', concurrency ? `${concurrency} at once` : '']
    .filter(Boolean)
    .join(', ');
}

/** Returns the senders of each queue besides functions: rules of the bus, by their event types, and schedules. */
export function feedersOf(resources: Resources): ReadonlyMap<string, readonly string[]> {
  const feeders = new Map<string, string[]>();
  const note = (queue: string, feeder: string) => feeders.set(queue, [...(feeders.get(queue) ?? []), feeder]);
  for (const { stack, properties } of resources.of<{
    Targets: { Arn: unknown }[];
    EventPattern: { 'detail-type': unknown[] };
  }>('AWS::Events::Rule'))
    for (const { Arn } of properties.Targets)
      note(nameAt(resources, stack, Arn), properties.EventPattern['detail-type'].map(typeOf).join(', '));
  return feeders;
}

const typeOf = (type: unknown): string =>
  `\`${typeof type === 'string' ? type : `${(type as { prefix: string }).prefix}*`}\``;

/** Returns the triggers of each function, by the function's name. */
export function triggersByFunction(resources: Resources): ReadonlyMap<string, readonly string[]> {
  const triggers = new Map<string, string[]>();
  const note = (fn: string, trigger: string) => triggers.set(fn, [...(triggers.get(fn) ?? []), trigger]);
  for (const { from, isStream, fn } of sourcesOf(resources))
    note(fn, `${isStream ? 'stream of' : 'queue'} ${from}`);
  for (const route of resources.of<{ RouteKey: string; Target: unknown }>('AWS::ApiGatewayV2::Route')) {
    const integration = resources.targetOf(route.stack, route.properties.Target) as Found<{
      IntegrationUri: unknown;
    }>;
    const socket = route.stack.endsWith('-live') ? 'socket: ' : '';
    note(
      nameAt(resources, integration.stack, integration.properties.IntegrationUri),
      `${socket}\`${route.properties.RouteKey}\``,
    );
  }
  for (const { stack, properties } of resources.of<{ ScheduleExpression: string; Target: { Arn: unknown } }>(
    'AWS::Scheduler::Schedule',
  ))
    note(nameAt(resources, stack, properties.Target.Arn), `\`${properties.ScheduleExpression}\``);
  for (const pool of resources.of<{ LambdaConfig?: Record<string, unknown> }>('AWS::Cognito::UserPool'))
    for (const [event, target] of Object.entries(pool.properties.LambdaConfig ?? {}))
      note(nameAt(resources, pool.stack, target), `${calledOf(pool as Found<never>)}: ${event}`);
  for (const { stack, properties } of resources.of<{ RotationLambdaARN: unknown }>(
    'AWS::SecretsManager::RotationSchedule',
  ))
    note(nameAt(resources, stack, properties.RotationLambdaARN), 'rotation of its secret');
  return triggers;
}

function nameAt(resources: Resources, stack: string, value: unknown): string {
  const target = resources.targetOf(stack, value);
  if (!target) throw new Error(`${stack} has no resource at ${JSON.stringify(value)}`);
  return calledOf(target);
}
