import type { Instant } from '../contract/instant.ts';
import type { WebhookOutcome } from '../contract/webhook-event.ts';
import { batchGet } from '../platform/batch-get.ts';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '../platform/documents/commands.ts';
import { isConditionFailed } from '../platform/dynamo.ts';
import type { Slice } from '../platform/fill-page.ts';
import {
  type EventRecord,
  eventKey,
  eventRegister,
  namesOf,
  placeAttributes,
  type RefusalReason,
  readEvent,
  troubles,
} from './event-record.ts';
import type { StripeEvent } from './stripe-event.ts';

/** A selection of events. Each is one query of an index. */
export type EventSelection =
  | { readonly by: 'bookings'; readonly value: string }
  | { readonly by: 'troubled'; readonly value: WebhookOutcome }
  | { readonly by: 'register' };

interface Stretch {
  readonly from?: Instant | undefined;
  /** Exclusive. */
  readonly to?: Instant | undefined;
  /** The last place on the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

interface Ending {
  readonly outcome: 'handled' | 'ignored' | 'failed' | 'dead';
  readonly at: number;
  readonly tries: number;
  readonly reason?: string | undefined;
}

const partitions = { bookings: 'bookingId', troubled: 'trouble', register: 'register' } as const;
/** Sorts after every instant. */
const endOfTime = '~';

export type EventLog = ReturnType<typeof eventLog>;

/** The events of Stripe that came here, and what became of them. One write when it comes, one when it is dealt with. */
export function eventLog(dynamo: DynamoDBDocumentClient, table: string) {
  const update = (id: string, input: Omit<UpdateCommand['input'], 'TableName' | 'Key'>) =>
    dynamo.send(new UpdateCommand({ TableName: table, Key: eventKey(id), ...input }));

  return {
    /** Reads an event consistently. */
    async get(id: string): Promise<EventRecord | undefined> {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: table, Key: eventKey(id), ConsistentRead: true }),
      );
      return Item && readEvent(Item);
    },

    async findMany(ids: readonly string[]): Promise<Map<string, EventRecord>> {
      const items = await Array.fromAsync(batchGet(dynamo, { table, keys: ids.map(eventKey) }));
      return new Map(items.map((item) => [String(item.pk), readEvent(item)]));
    },

    /** Notes that the event came. A copy only adds to the deliveries. */
    async arrived(
      event: StripeEvent,
      { at, ignored, fetched }: { at: number; ignored?: string | undefined; fetched?: true },
    ): Promise<void> {
      await update(event.id, {
        ...setOnce({
          ...namesOf(event),
          ...placeAttributes(event.id, at),
          arrivedAt: at,
          outcome: ignored === undefined ? 'queued' : 'ignored',
          ...(ignored !== undefined && { reason: ignored, endedAt: at }),
          ...(fetched && { fetched }),
        }),
      });
    },

    /** Notes how the event ended for now. A copy that fails does not undo what another one did. */
    async ended(id: string, { outcome, at, tries, reason }: Ending): Promise<void> {
      const isTrouble = (troubles as readonly string[]).includes(outcome);
      const values = {
        outcome,
        endedAt: at,
        tries,
        ...(reason && { reason }),
        ...(isTrouble && { trouble: outcome }),
      };
      const gone = ['reason', 'trouble'].filter((name) => !(name in values));
      try {
        await update(id, {
          UpdateExpression: `SET ${Object.keys(values)
            .map((name) => `#${name} = :${name}`)
            .join(', ')}${gone.length > 0 ? ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}` : ''}`,
          ...(isTrouble && { ConditionExpression: '#outcome <> :done' }),
          ExpressionAttributeNames: namesFor([...Object.keys(values), ...gone]),
          ExpressionAttributeValues: { ...valuesFor(values), ...(isTrouble && { ':done': 'handled' }) },
        });
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },

    /** Notes that staff put it back on the queue. */
    async requeued(id: string): Promise<void> {
      await update(id, {
        UpdateExpression:
          'SET #outcome = :queued, tries = :none REMOVE reason, trouble, endedAt ADD replays :one',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#outcome': 'outcome' },
        ExpressionAttributeValues: { ':queued': 'queued', ':none': 0, ':one': 1 },
      });
    },

    /** Adds refused requests to their minute. They have no id of their own, and anybody can send them. */
    async refused(reason: RefusalReason, requests: number, at: number): Promise<void> {
      const minute = at - (at % 60_000);
      const id = `refused_${reason}_${minute / 60_000}`;
      await update(id, {
        ...setOnce(
          {
            ...placeAttributes(id, minute),
            arrivedAt: minute,
            outcome: 'refused',
            trouble: 'refused',
            reason,
          },
          requests,
        ),
      });
    },

    /** Lists a slice of the events, newest first, eventually consistent. */
    async list(
      selection: EventSelection,
      { from = '0', to, after, limit }: Stretch,
    ): Promise<Slice<EventRecord>> {
      // A place begins with its instant, so it sorts after the instant itself. BETWEEN therefore leaves `to` out.
      const end = [to, after].reduce<string>((least, one) => (one && one < least ? one : least), endOfTime);
      if (from > end) return { items: [], more: false };
      const { Items = [], LastEvaluatedKey } = await dynamo.send(
        new QueryCommand({
          TableName: table,
          IndexName: selection.by,
          KeyConditionExpression: '#partition = :value AND listedAt BETWEEN :from AND :end',
          ExpressionAttributeNames: { '#partition': partitions[selection.by] },
          ExpressionAttributeValues: {
            ':value': selection.by === 'register' ? eventRegister : selection.value,
            ':from': from,
            ':end': end,
          },
          ScanIndexForward: false,
          // The query returns the last place of the page before once more.
          Limit: limit + 1,
        }),
      );
      const places = Items.filter((item) => item.listedAt !== after);
      const known = await this.findMany(places.map(({ pk }) => String(pk)));
      const items = places.flatMap(({ pk }) => known.get(String(pk)) ?? []);
      return { items: items.slice(0, limit), more: LastEvaluatedKey !== undefined || items.length > limit };
    },
  };
}

const namesFor = (names: readonly string[]) => Object.fromEntries(names.map((name) => [`#${name}`, name]));
const valuesFor = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value]));

/** Writes attributes that are not there yet, and counts a delivery. */
const setOnce = (attributes: Readonly<Record<string, unknown>>, deliveries = 1) => ({
  UpdateExpression: `SET ${Object.keys(attributes)
    .map((name) => `#${name} = if_not_exists(#${name}, :${name})`)
    .join(', ')} ADD deliveries :deliveries`,
  ExpressionAttributeNames: namesFor(Object.keys(attributes)),
  ExpressionAttributeValues: { ...valuesFor(attributes), ':deliveries': deliveries },
});
