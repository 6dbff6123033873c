import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import type { StateStore } from '../state.ts';

/**
 * The range in which ports are chosen. It is below the ports that systems give to outgoing connections and to requests
 * for any port. Another process therefore does not get a port between its choice and its use.
 */
const [firstPort, endOfPorts] = [10_000, 32_768];
const attempts = 100;

/**
 * Takes free loopback ports and stores them, so that a restart gets the same ones while they are free. The Cognito
 * issuer is a URL with a port, and tokens outlive the process that issued them.
 */
export async function choosePorts<Name extends string>(
  state: StateStore,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const held: Server[] = [];
  const chosen = {} as Record<Name, number>;
  for (const name of names) {
    const { port, server } = await holdPort(state.get<number>(`port/${name}`));
    held.push(server);
    chosen[name] = port;
    state.set(`port/${name}`, port);
  }
  await Promise.all(held.map(release));
  return chosen;
}

/** Returns a free loopback port. */
export async function freePort(): Promise<number> {
  const { port, server } = await holdPort();
  await release(server);
  return port;
}

async function holdPort(wished?: number) {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const port = (attempt === 0 && wished) || randomInt(firstPort, endOfPorts);
    const server = await hold(port);
    if (server) return { port, server };
  }
  throw new Error(`No port between ${firstPort} and ${endOfPorts} is free. Stop some of what listens there.`);
}

function hold(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

const release = (server: Server) => new Promise((resolve) => server.close(resolve));
