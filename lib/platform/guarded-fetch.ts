import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { FetchRefused } from './fetch-refused.ts';
import { asRefusal, type Guard, guardedAddress, guardedRequest } from './guarded-request.ts';

/** The bounds of a fetch. */
export interface FetchBounds {
  /** For all of it: names, connections, redirects and the body. */
  readonly milliseconds: number;
  /** Bytes of the body, also after decompression. */
  readonly bytes: number;
  readonly redirects: number;
}

export const usualBounds: FetchBounds = { milliseconds: 10_000, bytes: 5_000_000, redirects: 3 };

export interface FetchedFile {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/**
 * Fetches a file from an address that somebody outside named. Each redirect is checked like the first address. The
 * guard says where requests may go.
 * @throws FetchRefused
 */
export async function guardedFetch(
  guard: Guard,
  address: string,
  headers: Readonly<Record<string, string>> = {},
  bounds: FetchBounds = usualBounds,
): Promise<FetchedFile> {
  const signal = AbortSignal.timeout(bounds.milliseconds);
  const sent = { 'user-agent': 'Stampede', 'accept-encoding': 'gzip', ...headers };
  let url = guardedAddress(guard, address);
  for (let redirects = 0; ; redirects++) {
    const response = await guardedRequest(guard, url, { headers: sent, signal });
    const { location } = response.headers;
    if (!isRedirect(response) || location === undefined)
      return {
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: await bodyOf(response, bounds.bytes, signal),
      };
    response.destroy();
    if (redirects === bounds.redirects) throw new FetchRefused('too_many_redirects');
    url = guardedAddress(guard, location, url);
  }
}

const isRedirect = ({ statusCode }: IncomingMessage) => [301, 302, 303, 307, 308].includes(statusCode ?? 0);

/** Reads the body, and stops at the first byte too many: of what arrives, and of what a small file unpacks to. */
async function bodyOf(response: IncomingMessage, most: number, signal: AbortSignal): Promise<Buffer> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  try {
    if (Number(response.headers['content-length']) > most) throw new FetchRefused('too_large');
    const arriving = bounded(response, most);
    if (encoding === 'identity') return await joined(arriving);
    if (encoding !== 'gzip' && encoding !== 'x-gzip') throw new FetchRefused('bad_encoding');
    return await unpacked(arriving, most, signal);
  } catch (error) {
    throw asRefusal(error, signal);
  } finally {
    response.destroy();
  }
}

async function unpacked(packed: AsyncIterable<Buffer>, most: number, signal: AbortSignal): Promise<Buffer> {
  const gunzip = createGunzip();
  const feed = async () => {
    for await (const chunk of packed) {
      if (gunzip.destroyed) return;
      gunzip.write(chunk);
    }
    gunzip.end();
  };
  // An error of either side ends the other one.
  feed().catch((error: Error) => gunzip.destroy(error));
  try {
    return await joined(bounded(gunzip, most));
  } catch (error) {
    if (error instanceof FetchRefused || signal.aborted) throw error;
    throw new FetchRefused(isOfPacking(error) ? 'bad_encoding' : 'unreachable', error);
  } finally {
    gunzip.destroy();
  }
}

const isOfPacking = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

async function* bounded(stream: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > most) throw new FetchRefused('too_large');
    yield chunk;
  }
}

const joined = async (stream: AsyncIterable<Buffer>): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(stream));
