import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { ContractViolation } from '../api-gateway/contract-check.ts';
import type { Disposal } from '../disposal.ts';
import type { LambdaHost } from '../lambda/host.ts';
import { close, listen } from '../listen.ts';
import { createConnections } from './connections.ts';
import { type ConnectionsApi, connectionsApi } from './connections-api.ts';
import { socketCheck } from './contract-check.ts';
import type { WebSocketApi } from './definition.ts';
import { createSocketFront, type SocketFront } from './front.ts';
import { gatewayLimits, type SocketLimits } from './limits.ts';

/** The servers of the WebSocket APIs: one for each, since each has its own host name in AWS. */
export interface SocketGateway {
  /** Gives an API its address, `ws://127.0.0.1:…`. The first gets the port that the caller chose. */
  urlOf(apiId: string): Promise<string>;
  /** Returns the host and port of an API that has an address. Its sockets and its `@connections` share them. */
  knownHostOf(apiId: string): string | undefined;
  /** `@connections` of every API, for requests on another port. */
  connectionsApi: ConnectionsApi;
  serve(
    apis: Iterable<WebSocketApi>,
    host: LambdaHost,
    stateDir: string,
    onViolation: ((violation: ContractViolation) => void) | undefined,
  ): void;
  /** Closes the connections without calling functions. */
  close(): Promise<unknown>;
}

/** Prepares the servers. None listens before its API exists. */
export function openSockets(
  port: number,
  changed: Partial<SocketLimits> | undefined,
  undo: Disposal,
): SocketGateway {
  const limits = { ...gatewayLimits, ...changed };
  const connections = createConnections(limits);
  const manage = connectionsApi(connections, limits);
  const fronts = new Map<string, SocketFront>();
  const hosts = new Map<string, string>();
  const servers: Server[] = [];
  const closeAll = () => {
    for (const front of fronts.values()) front.close();
    fronts.clear();
    connections.close();
    return Promise.all(servers.splice(0).map(close));
  };
  undo.add(closeAll);
  const open = async (apiId: string): Promise<string> => {
    const server = createServer((request, response) => {
      if (!manage(request, response)) response.writeHead(426).end('{"message":"Upgrade Required"}');
    });
    server.on('upgrade', (request, socket, head) => {
      const front = fronts.get(apiId);
      if (front) front.upgrade(request, socket, head);
      else socket.destroy();
    });
    const listening = await listen(server, servers.length === 0 ? port : 0);
    servers.push(server);
    return `127.0.0.1:${listening}`;
  };
  return {
    urlOf: async (apiId) => {
      const host = hosts.get(apiId) ?? (await open(apiId));
      hosts.set(apiId, host);
      return `ws://${host}`;
    },
    knownHostOf: (apiId) => hosts.get(apiId),
    connectionsApi: manage,
    serve: (apis, host, stateDir, onViolation) => {
      for (const api of apis) {
        const accessLogFile = join(stateDir, 'logs', `access-${api.name}.log`);
        const observe = onViolation && socketCheck(api, onViolation);
        fronts.set(api.id, createSocketFront(api, { host, connections, limits, accessLogFile, observe }));
      }
    },
    close: closeAll,
  };
}
