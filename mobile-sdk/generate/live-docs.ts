import type * as z from 'zod';
import { bookingChange, liveLimits, liveMessages, liveRefusalCodes } from '../../lib/contract/live.ts';
import { problems } from '../../lib/contract/problem.ts';
import { exampleOf } from './example-of.ts';
import { fieldTable } from './field-table.ts';

/** docs/live.md: what a client needs to talk on a socket. */
export const liveDocs = (): string =>
  [
    intro,
    '## From the client',
    ...Object.entries(liveMessages.fromClient).map(section),
    '## From the server',
    ...Object.entries(liveMessages.fromServer).map(section),
    '### Data of `me`',
    fieldTable(bookingChange),
    refusals(),
    '',
  ].join('\n\n');

const intro = `# Live updates

<!-- Made from lib/contract by \`npm run generate\`. -->

One WebSocket for all that an app watches. Anybody may connect; topics that are somebody's want a token in the message that subscribes. \`mobile-sdk/asyncapi.json\` describes the same as AsyncAPI 3, and the SDK does all of it by itself. [Decision 20](decisions/0020-live-updates.md) says why it is as it is.

| topic | for | data |
| --- | --- | --- |
| \`deal:{dealId}\` | anybody | the Availability, at most once a second |
| \`booking:{bookingId}\` | its owner | the Booking; \`queued\` while an accepted order is undecided |
| \`me\` | a customer or guest | which of the bookings made with this identity has which status now |

- **Numbers.** Each topic counts its messages, without gaps. Messages may come twice or overtake each other: drop what you have, and when a number is missing for a second, subscribe again with \`after\`.
- **Coming back.** Connections end: after two hours, after ten minutes without a message, and whenever a phone likes. Connect again, with jitter, and subscribe with the last number you have as \`after\`. What you missed comes in \`messages\`; if that is too much or too long ago, you get the \`state\`. Neither of both, on \`me\`: read your bookings.
- **Many watchers.** On \`poll\`, read \`GET /v1/deals/{dealId}/availability\` at the CDN instead, until a \`message\` of that topic comes.
- **Limits.** ${liveLimits.topicsInMessage} topics in a message, ${liveLimits.topicsOfConnection} on a connection, ${liveLimits.messagesPerMinute} messages a minute from a connection, of any kind; topics that a connection has are answered again ${liveLimits.againPerMinute} times a minute; 32 KB a frame. After ${liveLimits.refusedMessages} messages that were refused as a whole (too many, or none that can be read) the connection is closed.
- **Refused handshakes.** 403 from a page whose Origin is not among those of the stage and from a blocked address, 429 when too many connect from one address, 503 while sockets are switched off: read over HTTP meanwhile, and try again later, with jitter.
- **Only additions.** Ignore message types and fields that you do not know.`;

const section = ([name, schema]: [string, z.ZodType]): string =>
  [
    `### ${name}`,
    schema.meta()?.description ?? '',
    fieldTable(schema),
    `\`\`\`json\n${JSON.stringify(exampleOf(schema), null, 2)}\n\`\`\``,
  ].join('\n\n');

const refusals = (): string =>
  [
    '## Refusals',
    'A refused message or topic changes nothing; the others of the same message are answered. [errors.md](errors.md) has each code.',
    [
      '| code | meaning |',
      '| --- | --- |',
      ...liveRefusalCodes.map((code) => `| \`${code}\` | ${problems[code].title} |`),
    ].join('\n'),
  ].join('\n\n');
