import type { IncomingMessage } from 'node:http';

const EMPTY = Buffer.alloc(0);

/** API Gateway's limit on a request body, in bytes. */
const BODY_LIMIT = 10 * 1024 * 1024;

/** Reads the whole body. Returns undefined when it is over the limit. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const declared = request.headers['content-length'];
  if (Number(declared ?? 0) > BODY_LIMIT) return undefined;
  if (declared === undefined && request.headers['transfer-encoding'] === undefined) return EMPTY;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > BODY_LIMIT) return undefined;
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}
