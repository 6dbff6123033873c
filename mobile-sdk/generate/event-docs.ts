import type * as z from 'zod';
import { location } from '../../lib/contract/deal.ts';
import { envelope } from '../../lib/contract/events/envelope.ts';
import { type DomainEvent, type EventSource, sources } from '../../lib/contract/events.ts';
import { money } from '../../lib/contract/money.ts';
import { dataExampleOf } from './example-of.ts';
import { fieldTable } from './field-table.ts';
import { eventsInOrder } from './in-order.ts';

/** Makes docs/events.md: the events for developers of consumers. */
export const eventDocs = (): string =>
  [
    intro,
    ...sources.map(sourceSection),
    '## Data that several events share',
    ...shared().map(([name, schema]) => `### ${name}\n\n${fieldTable(schema)}`),
    '',
  ].join('\n\n');

const intro = `# Events

<!-- Made from lib/contract by \`npm run generate\`. -->

Each event reports one committed change. A publisher reads the streams of the tables, so an event exists exactly when its change does. Events are sent on the EventBridge bus: rules match on \`source\` and \`detail-type\`, and \`detail\` is the envelope below (CloudEvents 1.0).

- **At least once.** An event may arrive again, with the same \`id\`. Deduplicate by \`source\` and \`id\`; \`lib/platform/once.ts\` shows how, in the transaction that writes the effect.
- **No order.** Neither the bus nor a standard queue keeps an order. Use \`time\`, or the status or version in \`data\`.
- **Only additions.** Fields and events are added, never removed. Ignore those that you do not know.

## Envelope

${fieldTable(envelope)}

Every consumer has a queue of its own, with a dead-letter queue: a rule on the bus feeds it, and a message's body is the EventBridge event.`;

/** Turns `stampede.gift-cards` into `Gift cards`. */
const titleOf = (source: EventSource): string => {
  const words = source.replace('stampede.', '').replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

const sourceSection = (source: EventSource): string =>
  [
    `## ${titleOf(source)}`,
    ...eventsInOrder.filter((event) => event.source === source).map(eventSection),
  ].join('\n\n');

function eventSection(event: DomainEvent): string {
  const id = event.data.meta()?.id;
  const data = id ? `Data: [${id}](#${id.toLowerCase()})` : `Data:\n\n${fieldTable(event.data)}`;
  return [
    `### ${event.type}`,
    event.summary,
    `Source: \`${event.source}\``,
    data,
    `\`\`\`json\n${printed(exampleEnvelope(event))}\n\`\`\``,
  ].join('\n\n');
}

/** Returns a whole event, as a consumer gets it in `detail`. */
export function exampleEnvelope(event: DomainEvent): z.infer<typeof envelope> {
  const data = dataExampleOf(event) as { readonly updatedAt?: string };
  return {
    specversion: '1.0',
    id: `c4a1f0d2b3e84f5a9d6c7b8a9e0f1d2c.${event.type}`,
    source: event.source,
    type: event.type,
    // The data contains the id of its subject, and no other id of that kind.
    subject: Object.values(data).find((value) => event.subject.safeParse(value).success) ?? '',
    time: data.updatedAt ?? '2026-12-24T18:00:07.000Z',
    datacontenttype: 'application/json',
    data,
  };
}

/** Writes a field on one line with its content. Only `data` gets several lines. */
function printed(event: object, indent = ''): string {
  const lines = Object.entries(event).map(([name, value]) => {
    const text = name === 'data' ? printed(value, `${indent}  `) : inline(value);
    return `${indent}  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

const inline = (value: unknown): string =>
  JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ').replace(/\[ /g, '[').replace(/ \]/g, ']');

/** Returns the named schemas, once each, and the values inside them. */
function shared(): [string, z.ZodType][] {
  const named = eventsInOrder.flatMap(({ data }): [string, z.ZodType][] => {
    const id = data.meta()?.id;
    return id ? [[id, data]] : [];
  });
  return [...new Map([...named, ['Money', money], ['Location', location]] as [string, z.ZodType][])];
}
