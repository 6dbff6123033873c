import type { APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { inOurWords } from '../../lib/contract/wording.ts';
import { logger } from '../../lib/platform/logger.ts';
import type { Sockets } from '../../lib/platform/sockets.ts';
import { messageOf, refuse } from './answer.ts';

const done = { statusCode: 200 };

/**
 * Reads a message by its schema and has it worked on; answers are posted to the connection, since one message may have
 * many. What goes wrong is logged here and told to the client: nobody sends a socket's message again.
 */
export async function answering<S extends z.ZodType>(
  { sockets }: { readonly sockets: Sockets },
  schema: S,
  event: APIGatewayProxyWebsocketEventV2,
  work: (connectionId: string, message: z.output<S>) => Promise<void>,
) {
  const { connectionId } = event.requestContext;
  const message = messageOf(event);
  const read = schema.safeParse(message, { error: inOurWords });
  try {
    if (read.success) await work(connectionId, read.data);
    else await sockets.send(connectionId, JSON.stringify(refuse(message, detailOf(read.error))));
  } catch (error) {
    logger.error('a message was not answered', { error });
    const failure = refuse(message, 'Something went wrong on our side.');
    await sockets.send(connectionId, JSON.stringify({ ...failure, code: 'internal' }));
  }
  return done;
}

/** The first thing that is wrong, and where. */
function detailOf({ issues: [first] }: z.ZodError): string {
  return first ? `${first.path.join('.') || 'message'}: ${first.message}` : 'The message is not valid.';
}
