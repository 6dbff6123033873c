import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { MessageObserver } from './contract-check.ts';
import { closeCodes, type SocketLimits } from './limits.ts';

/** What is known of a client from its handshake on. */
export interface Peer {
  id: string;
  connectedAt: number;
  sourceIp: string;
  userAgent: string | undefined;
  domainName: string;
}

/** An open connection. */
export interface Connection extends Peer {
  socket: WebSocket;
  lastActiveAt: number;
  /** Hears what functions send. */
  observe: MessageObserver | undefined;
}

/** All open connections of all WebSocket APIs: their ids are unique, whoever they belong to. */
export interface Connections {
  add(connection: Connection): void;
  get(id: string): Connection | undefined;
  remove(id: string): void;
  /** Lets everybody go, as at a deployment of AWS's own. */
  close(): void;
}

/** An id as API Gateway makes them: `L0SM9cOFvHcCIhw=`. */
export const gatewayId = (): string => `${randomBytes(11).toString('base64url').slice(0, 15)}=`;

/** How precisely the limits of time are kept. */
const LONGEST_ROUND_MS = 5_000;

/** Keeps the connections, and ends those that are idle or have been open for too long. */
export function createConnections(limits: SocketLimits): Connections {
  const open = new Map<string, Connection>();
  const round = Math.min(LONGEST_ROUND_MS, limits.idleMs / 4, limits.durationMs / 4);
  const timer = setInterval(() => {
    const now = Date.now();
    for (const { socket, lastActiveAt, connectedAt } of open.values()) {
      if (now - lastActiveAt >= limits.idleMs || now - connectedAt >= limits.durationMs)
        socket.close(closeCodes.goingAway, 'Going away');
    }
  }, round).unref();
  return {
    add: (connection) => void open.set(connection.id, connection),
    get: (id) => open.get(id),
    remove: (id) => void open.delete(id),
    close: () => {
      clearInterval(timer);
      for (const { socket } of open.values()) socket.terminate();
      open.clear();
    },
  };
}
