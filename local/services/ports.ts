import { createServer, type Server } from 'node:net';
import type { StateStore } from '../state.ts';

/**
 * Takes free loopback ports and remembers them, so that a restart gets the same ones while they are free:
 * the Cognito issuer is a URL with a port, and tokens outlive the process that issued them.
 */
export async function choosePorts<Name extends string>(
  state: StateStore,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const held: Server[] = [];
  const chosen = {} as Record<Name, number>;
  for (const name of names) {
    const server = await holdPort(state.get<number>(`port/${name}`) ?? 0);
    const address = server.address();
    held.push(server);
    chosen[name] = typeof address === 'object' && address ? address.port : 0;
    state.set(`port/${name}`, chosen[name]);
  }
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  return chosen;
}

function holdPort(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () => (port === 0 ? reject(new Error('no free port')) : resolve(holdPort(0))));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
