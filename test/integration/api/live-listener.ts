import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { LiveServerMessage } from '../../../lib/contract/live.ts';
import { eventually } from './client.ts';
import { cloud } from './cloud.ts';

type Type = LiveServerMessage['type'];
type Of<T extends Type> = Extract<LiveServerMessage, { type: T }>;
interface Options {
  readonly token?: string | undefined;
  readonly after?: number;
}

let requests = 0;

/** Somebody on a socket, who keeps all that is said. */
export async function listen() {
  const socket = new WebSocket(cloud.outputs.LiveUrl ?? '');
  const heard: LiveServerMessage[] = [];
  /** When each came, in milliseconds. */
  const at: number[] = [];
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)));
    at.push(Date.now());
  });
  await once(socket, 'open');
  const all = <T extends Type>(type: T) => heard.filter((message) => message.type === type) as Of<T>[];

  return {
    heard,
    all,
    at,
    send: (message: object) => socket.send(JSON.stringify(message)),
    close: () => socket.terminate(),

    /** Subscribes, and answers with what the server says to it. */
    async subscribe(topic: string, { token, after }: Options = {}) {
      const id = String(++requests);
      const topics = [{ topic, ...(after !== undefined && { after }) }];
      this.send({ type: 'subscribe', id, topics, ...(token && { token }) });
      const answers = () =>
        heard.find((message) => 'id' in message && message.id === id) as
          | Of<'subscribed' | 'refused'>
          | undefined;
      return eventually(
        async () => answers(),
        (answer) => answer !== undefined,
      ) as Promise<Of<'subscribed' | 'refused'>>;
    },

    /** The first message that is as wanted, once it has come. */
    until: <T extends Type>(type: T, wanted: (message: Of<T>) => boolean): Promise<Of<T>> =>
      eventually(
        async () => all(type).find(wanted),
        (message) => message !== undefined,
      ) as Promise<Of<T>>,
  };
}

export type Listener = Awaited<ReturnType<typeof listen>>;
