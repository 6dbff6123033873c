import type * as z from 'zod';
import { inOurWords } from '../../lib/contract/wording.ts';
import type { CountedMessage } from '../../lib/live/message-counts.ts';
import { type ReceiveDeps, receive } from '../../lib/live/receive.ts';
import { tooManyMessages } from '../../lib/live/refuse.ts';
import { logger } from '../../lib/platform/logger.ts';
import type { Sockets } from '../../lib/platform/sockets.ts';
import { idOf, messageOf, refuse, type SocketEvent, sourceOf } from './answer.ts';

const done = { statusCode: 200 };

interface Answering<S extends z.ZodType> {
  readonly schema: S;
  /** Returns the topics that may be stored together with the message. */
  readonly topicsOf?: (message: z.output<S>) => ReadonlySet<string>;
  readonly work: (connectionId: string, message: z.output<S>, counted: CountedMessage) => Promise<void>;
}

/**
 * Counts a message, parses it by its schema and runs the work. Answers are posted to the connection, since a message
 * may have many. A failure is logged and sent to the client, because sockets have no retries.
 */
export const answering =
  <S extends z.ZodType>(
    deps: ReceiveDeps & { readonly sockets: Pick<Sockets, 'send'> },
    { schema, topicsOf, work }: Answering<S>,
  ) =>
  async (event: SocketEvent) => {
    const { connectionId } = event.requestContext;
    const tell = (message: object) => deps.sockets.send(connectionId, JSON.stringify(message));
    const message = messageOf(event);
    const read = schema.safeParse(message, { error: inOurWords });
    const topics = read.success ? topicsOf?.(read.data) : undefined;
    try {
      const isReadable = read.success;
      const received = await receive(deps, { ...sourceOf(event), isReadable, ...(topics && { topics }) });
      if (received.kind === 'silent') return done;
      if (received.kind === 'too_many') await tell(tooManyMessages(idOf(message)));
      else if (!read.success) await tell(refuse(message, detailOf(read.error)));
      else if (received.kind === 'counted') await work(connectionId, read.data, received);
    } catch (error) {
      logger.error('message not answered', { error });
      await tell({
        ...refuse(message, 'Something went wrong on our side. Try again later.'),
        code: 'internal',
      });
    }
    return done;
  };

/** Describes the first fault and its place. */
function detailOf({ issues: [first] }: z.ZodError): string {
  return first
    ? `${first.path.join('.') || 'message'}: ${first.message}`
    : 'The message is not valid. See docs/live.md.';
}
