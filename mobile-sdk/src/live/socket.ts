/** The used part of a WebSocket. Browsers, React Native and `ws` have it. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  onerror: (() => void) | null;
}

export type OpenSocket = (url: string) => Socket;

/** The platform's own; undefined where there is none. */
export function socketsHere(): OpenSocket | undefined {
  const { WebSocket } = globalThis as unknown as { WebSocket?: new (url: string) => Socket };
  return WebSocket && ((url) => new WebSocket(url));
}
