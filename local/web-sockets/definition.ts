import type { Integration, Stage } from '../api-gateway/definition.ts';

/** A WebSocket API as its template describes it. The provisioners fill it in, and the front serves it. */
export interface WebSocketApi {
  id: string;
  name: string;
  /** The place of the route key in a message: `$request.body.type` is `['type']`. */
  selection: string[];
  integrations: Map<string, Integration>;
  /** The routes, by route key: `$connect`, `$disconnect`, `$default`, or the selected text. */
  routes: Map<string, SocketRoute>;
  stage: Stage | undefined;
}

/** One route of a WebSocket API. */
export interface SocketRoute {
  id: string;
  key: string;
  integration: Integration;
  /** Whether the function's return value is sent to the client, because the template gives the route a response. */
  responds: boolean;
}
