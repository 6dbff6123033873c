import type { Server } from 'node:http';
import { refuseStrangers } from './strangers.ts';

/**
 * Listens on the loopback address, for this machine only, and returns the port.
 * @param origins foreign pages that may call it too
 * @throws with advice when the port is taken.
 */
export function listen(server: Server, port: number, origins?: () => readonly string[]): Promise<number> {
  refuseStrangers(server, origins);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is in use. Stop what listens there, or choose another with --port: npm start -- --port ${port + 1}`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Closes a server and the connections that clients keep open. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
