import type { Integration, Stage } from '../api-gateway/definition.ts';

/** A WebSocket API as its template describes it; the provisioners fill it in, the front serves it. */
export interface WebSocketApi {
  id: string;
  name: string;
  /** Where in a message its route key is: `$request.body.type` is `['type']`. */
  selection: string[];
  integrations: Map<string, Integration>;
  /** By route key: `$connect`, `$disconnect`, `$default`, or what the selection finds. */
  routes: Map<string, SocketRoute>;
  stage: Stage | undefined;
}

/** One route of a WebSocket API. */
export interface SocketRoute {
  id: string;
  key: string;
  integration: Integration;
  /** Whether what the function returns goes back to the client: the template gives the route a response. */
  responds: boolean;
}
