import { acceptProperties } from '../accepted-properties.ts';
import { AwsError, type AwsRequest, type AwsResponse } from '../aws-http.ts';
import { openOutbox } from '../delivery/outbox.ts';
import type { Invoker } from '../lambda/invoker.ts';
import type { QueueService } from '../messaging/queue-service.ts';
import { compilePattern } from '../patterns.ts';
import { setAlarm } from '../scheduler/alarm.ts';
import type { StateStore } from '../state.ts';
import { type EntryError, type PutEventsEntry, readEntry, sizeOf } from './entry.ts';
import { type BusEvent, makeEvent } from './event.ts';
import { busNameOf, type Rule, type RuleProperties, readRule } from './rule.ts';

/** EventBridge: buses, and rules that carry events to queues and functions. */
export interface Bus {
  addBus(name: string, arn: string): void;
  /** Adds or replaces the rule with this ARN, and resumes deliveries that an earlier process left for its targets. */
  addRule(properties: RuleProperties, arn: string): void;
  /** Checks and accepts an AWS::Events::Archive. The local cloud keeps no events in it and cannot replay any. */
  addArchive(properties: Record<string, unknown>): void;
  /** Answers a request with the target `AWSEvents.PutEvents`. */
  handle(request: AwsRequest): Promise<AwsResponse>;
  /** Ends schedules and retries. Resolves when no delivery is running. */
  stop(): Promise<void>;
}

export interface BusOptions {
  state: StateStore;
  invoker: Invoker;
  queues: QueueService;
  log(line: string): void;
  /** Returns the milliseconds before the next attempt, from the number of failures. */
  retryDelay?(failures: number): number;
}

const ARCHIVE = [
  'ArchiveName',
  'Description',
  'EventPattern',
  'RetentionDays',
  'SourceArn',
  'KmsKeyIdentifier',
];

/** Limit of all entries of a request together, in bytes. It was 256 KB until 2026. */
const REQUEST_SIZE = 1024 * 1024;

/**
 * Creates the event bus. PutEvents answers when every target of every matching rule has the event. For slow targets
 * (functions, queues that refuse) the state keeps it instead. A `kill -9` therefore loses no event.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function createBus(options: BusOptions): Bus {
  const { state, log } = options;
  const outbox = openOutbox({ ...options, prefix: 'bus:delivery:' });
  const buses = new Set(['default']);
  const rules = new Map<string, Rule>();
  const alarms = new Map<string, () => void>();

  const deliver = async (event: BusEvent, rule: Rule): Promise<void> => {
    await Promise.all(rule.deliveriesOf(event).map((delivery) => outbox.accept(delivery)));
  };

  const putEntry = async (entry: PutEventsEntry): Promise<{ EventId: string } | EntryError> => {
    const event = readEntry(entry);
    if ('ErrorCode' in event) return event;
    const bus = busNameOf(entry.EventBusName);
    if (!buses.has(bus)) {
      return { ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Event bus ${bus} does not exist.` };
    }
    const matching = [...rules.values()].filter(
      (rule) => rule.enabled && rule.bus === bus && rule.matches(event),
    );
    try {
      await Promise.all(matching.map((rule) => deliver(event, rule)));
      return { EventId: event.id };
    } catch (error) {
      log(`event ${event.id}: ${error}`);
      return { ErrorCode: 'InternalFailure', ErrorMessage: 'The event could not be delivered or kept.' };
    }
  };

  const putEvents = async (body: unknown): Promise<unknown> => {
    const { Entries = [], ...rest } = (body ?? {}) as { Entries?: PutEventsEntry[] };
    const [unknown] = Object.keys(rest);
    if (unknown) throw new AwsError('ValidationException', `The local cloud does not implement ${unknown}.`);
    if (Entries.length < 1 || Entries.length > 10) {
      throw new AwsError('ValidationException', 'Entries must have between 1 and 10 items.');
    }
    if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) >= REQUEST_SIZE) {
      throw new AwsError(
        'ValidationException',
        'Total size of the entries in the request is over the limit.',
      );
    }
    const results = await Promise.all(Entries.map(putEntry));
    const FailedEntryCount = results.filter((result) => 'ErrorCode' in result).length;
    return { FailedEntryCount, Entries: results };
  };

  const tick = (rule: Rule, after: number): void => {
    const next = rule.enabled ? rule.schedule?.next(after) : undefined;
    if (next === undefined) return;
    const ring = () => {
      const content = {
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        resources: [rule.arn],
        detail: {},
      };
      deliver(makeEvent(content, next), rule).catch((error: unknown) => log(`rule ${rule.arn}: ${error}`));
      tick(rule, Math.max(next, Date.now()));
    };
    alarms.set(rule.arn, setAlarm(next, ring));
  };

  return {
    addBus: (name) => void buses.add(name),
    addRule(properties, arn) {
      const key = `bus:rule-created:${arn}`;
      const createdAt = state.get<number>(key) ?? Date.now();
      const rule = readRule(properties, arn, createdAt);
      if (!buses.has(rule.bus)) throw new Error(`Rule ${arn}: there is no event bus ${rule.bus}`);
      state.set(key, createdAt);
      rules.set(arn, rule);
      alarms.get(arn)?.();
      // Unlike a schedule, a rule with a rate first fires after one full period.
      tick(rule, Math.max(Date.now(), createdAt));
      for (const targetArn of rule.targetArns) outbox.resume(targetArn);
    },
    addArchive(properties) {
      acceptProperties(`Archive ${properties.ArchiveName ?? ''}`, properties, ARCHIVE);
      if (properties.EventPattern !== undefined) compilePattern(properties.EventPattern);
    },
    async handle(request) {
      if (request.target !== 'AWSEvents.PutEvents') {
        throw new AwsError(
          'UnknownOperationException',
          `The local event bus does not support ${request.target}`,
        );
      }
      return { status: 200, body: await putEvents(request.body) };
    },
    async stop() {
      for (const cancel of alarms.values()) cancel();
      await outbox.stop();
    },
  };
}
