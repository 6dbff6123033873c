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
  /** Topics that may be noted together with the message. */
  readonly topicsOf?: (message: z.output<S>) => ReadonlySet<string>;
  readonly work: (connectionId: string, message: z.output<S>, counted: CountedMessage) => Promise<void>;
}

/**
 * Counts a message, reads it by its schema and has it worked on; answers are posted to the connection, since one message
 * may have many. A failure is logged here and told to the client: nobody sends a socket's message again.
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
      logger.error('a message was not answered', { error });
      await tell({ ...refuse(message, 'Something went wrong on our side.'), code: 'internal' });
    }
    return done;
  };

/** The first thing that is wrong, and where. */
function detailOf({ issues: [first] }: z.ZodError): string {
  return first ? `${first.path.join('.') || 'message'}: ${first.message}` : 'The message is not valid.';
}
