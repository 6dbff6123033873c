import type { ConnectionStatus, SdkEvent } from '@stampede/mobile-sdk';

/** Returns whether the server answers, from the SDK's other requests. It sends no request for it. */
export interface Connectivity {
  readonly online: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly heardEvent: (event: SdkEvent) => void;
  readonly heardSocket: (status: ConnectionStatus) => void;
}

export function createConnectivity(): Connectivity {
  const listeners = new Set<() => void>();
  let online = true;
  const turn = (to: boolean) => {
    if (to === online) return;
    online = to;
    for (const listener of listeners) listener();
  };
  return {
    online: () => online,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    heardEvent(event) {
      if (event.type === 'answer') turn(true);
      else if (event.type === 'failed') turn(event.code !== 'network' && event.code !== 'timeout');
      else if (event.type === 'retry' && event.because === 'network') turn(false);
    },
    // A socket may be down while everything else works. An open one means that the server is reachable.
    heardSocket: (status) => status === 'open' && turn(true),
  };
}
