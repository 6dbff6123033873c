import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** 10.0.2.2 is this machine, seen from Android's emulator. `*.localhost` never leaves a machine (RFC 6761). */
const ofThisMachine = /^(127(\.\d{1,3}){3}|\[::1\]|10\.0\.2\.2|([a-z0-9-]+\.)*localhost)(:\d{1,5})?$/i;

type Heads = Pick<IncomingMessage, 'headers'>;

/**
 * Returns the reason to refuse a request that a foreign web page may have made. A browser on this machine reaches every
 * port of it. It sends the page's origin (`Origin`) and the host name under which it found the port (`Host`). With a
 * host name of its own that leads here (DNS rebinding), a page would have our origin. Apps and programs send no Origin,
 * or one of this machine.
 * @param origins foreign pages that may call all the same: those that the stage allows
 * @returns the reason, or nothing for a caller on this machine
 */
export function strangeness(
  { headers: { host, origin } }: Heads,
  origins: readonly string[] = [],
): string | undefined {
  if (!host || !ofThisMachine.test(host)) return `it was sent to ${host ?? 'no host'}`;
  if (origin === undefined || origins.includes(origin)) return undefined;
  const [, authority = ''] = /^[a-z][a-z0-9+.-]*:\/\/(.*)$/i.exec(origin) ?? [];
  return ofThisMachine.test(authority) ? undefined : `a page of ${origin} asked for it`;
}

const wordsFor = (reason: string) =>
  JSON.stringify({
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
    detail: `The local cloud serves this machine only, and refused this request since ${reason}. Open it at http://127.0.0.1 or http://localhost.`,
  });

/**
 * Makes the server answer 403 to foreign pages before any other listener: to preflights, ordinary requests and
 * WebSocket handshakes alike.
 */
export function refuseStrangers(server: Server, origins?: () => readonly string[]): void {
  const emit = server.emit.bind(server) as (event: string, ...rest: unknown[]) => boolean;
  server.emit = (event: string, ...rest: unknown[]) => {
    const isRequest = event === 'request' || event === 'checkContinue' || event === 'upgrade';
    const reason = isRequest ? strangeness(rest[0] as IncomingMessage, origins?.()) : undefined;
    if (!reason) return emit(event, ...rest);
    if (event === 'upgrade') refuseHandshake(rest[1] as Duplex, wordsFor(reason));
    else
      (rest[1] as ServerResponse)
        .writeHead(403, { 'content-type': 'application/problem+json' })
        .end(wordsFor(reason));
    return true;
  };
}

function refuseHandshake(socket: Duplex, body: string): void {
  const head = ['HTTP/1.1 403 Forbidden', 'content-type: application/problem+json', 'connection: close'];
  socket.end(`${[...head, `content-length: ${Buffer.byteLength(body)}`].join('\r\n')}\r\n\r\n${body}`);
}
