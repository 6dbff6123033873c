import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { FetchRefused } from './fetch-refused.ts';
import { isLoopbackAddress, isPublicAddress } from './public-addresses.ts';

interface Address {
  readonly address: string;
  readonly family: number;
}

/** Finds all addresses of a host. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

/** The means of guarded requests, and where they may go. */
export interface Guard {
  readonly resolve: Resolve;
  /** Whether this machine may be called too, over plain HTTP and on any port. Only for tests and the local cloud. */
  readonly loopback: boolean;
}

export const systemResolve: Resolve = (host) => systemLookup(host, { all: true });

const longestAddress = 2_000;

/**
 * Reads an address that a person or another server named.
 * @throws FetchRefused `bad_address` unless it is https on the usual port, without a user or password
 */
export function guardedAddress({ loopback }: Pick<Guard, 'loopback'>, text: string, base?: URL): URL {
  const url = text.length <= longestAddress ? URL.parse(text, base?.href) : null;
  if (!url || url.username || url.password || !url.hostname) throw new FetchRefused('bad_address');
  const plain = loopback && url.protocol === 'http:';
  if (!plain && (url.protocol !== 'https:' || (url.port && !loopback))) throw new FetchRefused('bad_address');
  return url;
}

export interface GuardedRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the request, and the reading of its answer. */
  readonly signal: AbortSignal;
}

/**
 * Sends one GET. Every address of the host is checked, and the connection goes to a checked one: a name server that
 * answers otherwise a moment later changes nothing (DNS rebinding). No cookies, no proxy, no reuse of connections.
 * @throws FetchRefused
 */
export async function guardedRequest(
  guard: Guard,
  url: URL,
  { headers, signal }: GuardedRequest,
): Promise<IncomingMessage> {
  const checked = await checkedAddresses(guard, hostOf(url), signal);
  const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    send(url, {
      method: 'GET',
      agent: false,
      headers,
      signal,
      lookup: answering(checked),
      maxHeaderSize: 16_384,
    })
      .on('response', resolve)
      .on('error', (error) => reject(asRefusal(error, signal)))
      .end();
  });
}

/** Returns the refusal for an error of a connection. */
export const asRefusal = (error: unknown, signal: AbortSignal): FetchRefused =>
  error instanceof FetchRefused
    ? error
    : new FetchRefused(signal.aborted ? 'too_slow' : 'unreachable', error);

/** The host without the brackets of an IPv6 address. */
const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

async function checkedAddresses(
  { resolve, loopback }: Guard,
  host: string,
  signal: AbortSignal,
): Promise<readonly Address[]> {
  // Node does not look up a literal address, so it is checked here as well.
  const family = isIP(host);
  const found = family ? [{ address: host, family }] : await resolved(resolve, host, signal);
  if (found.length === 0) throw new FetchRefused('unknown_host');
  const isFine = (address: string) => isPublicAddress(address) || (loopback && isLoopbackAddress(address));
  if (!found.every(({ address }) => isFine(address))) throw new FetchRefused('private_address');
  return found;
}

async function resolved(resolve: Resolve, host: string, signal: AbortSignal): Promise<readonly Address[]> {
  const ended = new Promise<never>((_, reject) => {
    const end = () => reject(new FetchRefused('too_slow'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  return Promise.race([
    resolve(host).catch((error: unknown) => {
      throw new FetchRefused('unknown_host', error);
    }),
    ended,
  ]);
}

/** Answers Node's question for the host with the addresses that were checked. */
const answering =
  (addresses: readonly Address[]): LookupFunction =>
  (_host, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
