import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import type { Network } from './network.ts';
import type { Tally } from './proxy.ts';

interface Carrier {
  readonly liveUrl: string;
  readonly fates: Network;
  readonly tally: Tally;
}

/**
 * Carries the sockets of a server to another: handshakes may be lost, frames are late and in order, and then it breaks,
 * with all that is on its way.
 */
export function carrySockets(server: Server, carrier: Carrier) {
  const { fates, tally, liveUrl } = carrier;
  const door = new WebSocketServer({ noServer: true });
  const open = new Set<() => void>();
  const joined = new Set<() => void>();

  async function connect(incoming: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> {
    const client = /^\/([^/]+)/.exec(incoming.url ?? '')?.[1] ?? '';
    const { lost, sign, arrivals, backMs } = fates.next(client);
    const leave = () => void raw.destroy();
    open.add(leave);
    raw.on('error', () => {}).on('close', () => open.delete(leave));
    await sleep(arrivals[0]);
    if (lost) {
      tally.neverOpened++;
      return void (sign === 'reset' && raw.destroy());
    }
    const there = new WebSocket(liveUrl);
    there.on('error', () => raw.destroy());
    there.once('open', async () => {
      await sleep(backMs);
      if (raw.destroyed) return there.terminate();
      door.handleUpgrade(incoming, raw, head, (here) => join(here, there, client));
    });
  }

  function join(here: WebSocket, there: WebSocket, client: string): void {
    tally.sockets++;
    const end = () => {
      clearTimeout(life);
      joined.delete(cut);
      here.terminate();
      there.terminate();
    };
    const lifeMs = fates.socketLifeMs();
    const cut = () => {
      tally.cut++;
      end();
    };
    const life = lifeMs === undefined ? undefined : setTimeout(cut, lifeMs);
    joined.add(cut);
    lane(here, there, client);
    lane(there, here, client);
    for (const socket of [here, there]) socket.on('close', end).on('error', end);
  }

  /** One direction: each frame takes its time, and none overtakes another. */
  function lane(from: WebSocket, to: WebSocket, client: string): void {
    let before: Promise<unknown> = Promise.resolve();
    from.on('message', (data, binary) => {
      tally.frames++;
      before = Promise.all([before, sleep(fates.frameMs(client))]).then(() => {
        if (to.readyState === WebSocket.OPEN) to.send(data, { binary });
      });
    });
  }

  server.on('upgrade', (incoming, raw, head) => void connect(incoming, raw, head));
  return {
    cut() {
      for (const cut of joined) cut();
    },
    stop() {
      for (const leave of open) leave();
      door.close();
    },
  };
}
