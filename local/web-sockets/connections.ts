import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { MessageObserver } from './contract-check.ts';
import { closeCodes, type SocketLimits } from './limits.ts';

/** The facts of a client from its handshake on. */
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
  /** Receives the messages from functions. */
  observe: MessageObserver | undefined;
}

/** All open connections of all WebSocket APIs. Their ids are unique across APIs. */
export interface Connections {
  add(connection: Connection): void;
  get(id: string): Connection | undefined;
  remove(id: string): void;
  /** Closes all connections, as a deployment of AWS's own does. */
  close(): void;
}

/** Makes an id like API Gateway's: `L0SM9cOFvHcCIhw=`. */
export const gatewayId = (): string => `${randomBytes(11).toString('base64url').slice(0, 15)}=`;

/** The precision of the time limits. */
const LONGEST_ROUND_MS = 5_000;

/** Stores the connections, and closes those that are idle or have been open for too long. */
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
