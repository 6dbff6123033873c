import { acceptProperties } from '../accepted-properties.ts';
import { compilePattern, type EventMatcher } from '../patterns.ts';

/** The properties of an AWS::Lambda::EventSourceMapping, with all intrinsics resolved. */
export type MappingProperties = Record<string, unknown> & { EventSourceArn: string };

/** The settings of every event source. Times are in milliseconds. */
export interface Settings {
  sourceArn: string;
  batchSize: number;
  window: number;
  enabled: boolean;
  /** Whether the function reports the failed items. */
  reportsFailures: boolean;
  matches: EventMatcher;
}

export interface QueueSettings extends Settings {
  /** The number of batches that the function works on at a time. */
  concurrency: number;
}

export interface StreamSettings extends Settings {
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  bisects: boolean;
  maximumRetries: number;
  maximumAge: number;
  /** ARN of the queue for notices of discarded records. */
  onFailure?: string;
}

const EITHER = [
  ...['EventSourceArn', 'FunctionName', 'Enabled', 'BatchSize', 'MaximumBatchingWindowInSeconds', 'Tags'],
  ...['FunctionResponseTypes', 'FilterCriteria'],
];
const QUEUE = [...EITHER, 'ScalingConfig', 'ProvisionedPollerConfig'];
const STREAM = [
  ...[...EITHER, 'StartingPosition', 'BisectBatchOnFunctionError', 'MaximumRetryAttempts'],
  ...['MaximumRecordAgeInSeconds', 'ParallelizationFactor', 'DestinationConfig'],
];

/** Lambda begins with five concurrent batches. More do not help on a laptop. */
const STANDARD_CONCURRENCY = 5;
const PROVISIONED_CONCURRENCY = 20;

/**
 * Reads the mapping of a queue.
 * @throws Error naming a property or value which is unknown here or invalid in AWS
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
 */
export function readQueueSettings(mapping: MappingProperties): QueueSettings {
  const what = `Event source ${mapping.EventSourceArn}`;
  acceptProperties(what, mapping, QUEUE);
  const settings = readCommon(mapping, 10);
  const scaling = (mapping.ScalingConfig ?? {}) as { MaximumConcurrency?: number };
  acceptProperties(`${what} ScalingConfig`, scaling, ['MaximumConcurrency']);
  const standard = mapping.ProvisionedPollerConfig ? PROVISIONED_CONCURRENCY : STANDARD_CONCURRENCY;
  const concurrency = Number(scaling.MaximumConcurrency ?? standard);
  if (!(concurrency >= 2)) throw new Error(`${what}: MaximumConcurrency must be at least 2`);
  if (settings.batchSize > 10 && settings.window < 1000) {
    throw new Error(`${what}: a BatchSize over 10 needs a MaximumBatchingWindowInSeconds of at least 1`);
  }
  if (mapping.EventSourceArn.endsWith('.fifo') && (settings.batchSize > 10 || settings.window > 0)) {
    throw new Error(`${what}: a FIFO queue takes a BatchSize up to 10 and no MaximumBatchingWindowInSeconds`);
  }
  return { ...settings, concurrency };
}

/**
 * Reads the mapping of a DynamoDB stream. ParallelizationFactor is accepted and has no effect. One batch of a shard at
 * a time keeps every order that parallel batches would keep.
 * @throws Error naming a property or value which is unknown here or invalid in AWS
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
 */
export function readStreamSettings(mapping: MappingProperties): StreamSettings {
  const what = `Event source ${mapping.EventSourceArn}`;
  acceptProperties(what, mapping, STREAM);
  const startingPosition = mapping.StartingPosition;
  if (startingPosition !== 'TRIM_HORIZON' && startingPosition !== 'LATEST') {
    throw new Error(`${what}: StartingPosition must be TRIM_HORIZON or LATEST`);
  }
  const destination = (mapping.DestinationConfig ?? {}) as { OnFailure?: { Destination: string } };
  acceptProperties(`${what} DestinationConfig`, destination, ['OnFailure']);
  const onFailure = destination.OnFailure?.Destination;
  if (onFailure && onFailure.split(':')[2] !== 'sqs') {
    throw new Error(`${what}: the local cloud does not implement the OnFailure destination ${onFailure}`);
  }
  return {
    ...readCommon(mapping, 100),
    startingPosition,
    bisects: isTrue(mapping.BisectBatchOnFunctionError ?? false),
    maximumRetries: orUnlimited(mapping.MaximumRetryAttempts),
    maximumAge: orUnlimited(mapping.MaximumRecordAgeInSeconds) * 1000,
    ...(onFailure && { onFailure }),
  };
}

function readCommon(mapping: MappingProperties, standardBatch: number): Settings {
  const what = `Event source ${mapping.EventSourceArn}`;
  const batchSize = Number(mapping.BatchSize ?? standardBatch);
  const window = Number(mapping.MaximumBatchingWindowInSeconds ?? 0) * 1000;
  if (!(batchSize >= 1 && batchSize <= 10_000))
    throw new Error(`${what}: BatchSize must be between 1 and 10000`);
  if (!(window >= 0 && window <= 300_000)) {
    throw new Error(`${what}: MaximumBatchingWindowInSeconds must be between 0 and 300`);
  }
  const responseTypes = (mapping.FunctionResponseTypes ?? []) as string[];
  const unknown = responseTypes.find((type) => type !== 'ReportBatchItemFailures');
  if (unknown) throw new Error(`${what}: the local cloud does not implement the response type ${unknown}`);
  return {
    sourceArn: mapping.EventSourceArn,
    batchSize,
    window,
    enabled: isTrue(mapping.Enabled ?? true),
    reportsFailures: responseTypes.length > 0,
    matches: readFilters(what, mapping.FilterCriteria),
  };
}

function readFilters(what: string, criteria: unknown): EventMatcher {
  const { Filters = [], ...rest } = (criteria ?? {}) as { Filters?: { Pattern: string }[] };
  acceptProperties(`${what} FilterCriteria`, rest, []);
  const matchers = Filters.map(({ Pattern }) => compilePattern(JSON.parse(Pattern), 'filter'));
  return (event) => matchers.length === 0 || matchers.some((matches) => matches(event));
}

function orUnlimited(value: unknown): number {
  const limit = Number(value ?? -1);
  return limit < 0 ? Number.POSITIVE_INFINITY : limit;
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';
