import type { ConnectionStatus, SdkEvent } from '@stampede/mobile-sdk';

/** Whether the server answers, told by what the SDK meets anyway: nothing is sent to find out. */
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
    // A socket may be away while all else works; one that is open says that the server is there.
    heardSocket: (status) => status === 'open' && turn(true),
  };
}
