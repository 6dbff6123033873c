import type * as z from 'zod';
import { bookingChange, liveLimits, liveMessages, liveRefusalCodes } from '../../lib/contract/live.ts';
import { problems } from '../../lib/contract/problem.ts';
import { exampleOf } from './example-of.ts';
import { fieldTable } from './field-table.ts';

/** Makes docs/live.md: the socket for developers of clients. */
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

An app watches everything over one WebSocket. Any client may connect. A subscription to a personal topic needs a token. \`mobile-sdk/asyncapi.json\` describes the messages as AsyncAPI 3, and the SDK handles all of this. [Decision 20](decisions/0020-live-updates.md) has the reasons.

| topic | for | data |
| --- | --- | --- |
| \`deal:{dealId}\` | everyone | the Availability, at most once a second |
| \`booking:{bookingId}\` | its owner | the Booking; \`queued\` while an accepted order is undecided |
| \`me\` | a customer or guest | the id and new status of each changed booking of this identity |

- **Numbers.** Each topic counts its messages, without gaps. Messages may arrive twice or out of order: drop the ones you have. When a number is missing for a second, subscribe again with \`after\`.
- **Coming back.** A connection ends after two hours, after ten minutes without a message, and when the phone closes it. Connect again, with jitter, and subscribe with your last number as \`after\`. The answer has the missed messages in \`messages\`. When there are too many, or they are too old, it has the \`state\`. On \`me\` it then has neither: read your bookings.
- **Many watchers.** After \`poll\`, read \`GET /v1/deals/{dealId}/availability\` at the CDN instead, until a \`message\` of that topic arrives.
- **Limits.** ${liveLimits.topicsInMessage} topics in a message, ${liveLimits.topicsOfConnection} on a connection, ${liveLimits.messagesPerMinute} messages of any kind a minute from a connection; ${liveLimits.againPerMinute} repeated topics a minute; 32 KB a frame. After ${liveLimits.refusedMessages} messages refused as a whole (too many, or invalid) the connection is closed.
- **Refused handshakes.** 403 for a page whose Origin the stage does not allow and for a blocked address, 429 for too many connects from one address, 503 while sockets are switched off. Read over HTTP in the meantime, and connect again later, with jitter.
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
    'A refused message or topic changes nothing. The other topics of the same message are answered. [errors.md](errors.md) explains each code.',
    [
      '| code | meaning |',
      '| --- | --- |',
      ...liveRefusalCodes.map((code) => `| \`${code}\` | ${problems[code].title} |`),
    ].join('\n'),
  ].join('\n\n');
