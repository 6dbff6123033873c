import type { LiveClientMessage, LiveMessage, LiveServerMessage } from '../../../mobile-sdk/src/index.ts';
import type { Socket } from '../../../mobile-sdk/src/live/socket.ts';
import type { VirtualTime } from './world.ts';

/** What can go wrong between the server and a client, decided anew for each message. */
export interface Weather {
  /** Milliseconds on the way; different ones make messages overtake each other. */
  delay(): number;
  loses(): boolean;
  doubles(): boolean;
}

export const fairWeather: Weather = { delay: () => 20, loses: () => false, doubles: () => false };

/** The far end of the sockets, as decision 20 describes it: topics with numbers, a log, and replay. */
export class LiveServer {
  readonly sockets = new Set<FakeSocket>();
  /** How many connections were tried. */
  tried = 0;
  readonly heard: LiveClientMessage[] = [];
  readonly logs = new Map<string, LiveMessage[]>();
  /** False: nobody gets through. */
  reachable = true;
  /** How many messages of a topic are kept. */
  kept = 1_000;
  refuse: ((topic: string, token: string | undefined) => string | undefined) | undefined;
  /** Whose topic it is that this token asks for: `me` is another one for each person. */
  keyOf = (topic: string, _token: string | undefined): string => topic;
  readonly time: VirtualTime;
  weather: Weather;

  constructor(time: VirtualTime, weather: Weather = fairWeather) {
    this.time = time;
    this.weather = weather;
  }

  readonly open = (): Socket => new FakeSocket(this);

  /** Something changed: numbered, kept, and told to all who watch. */
  publish(topic: string, data: object, key = topic): LiveMessage {
    const log = this.logOf(key);
    const at = new Date(this.time.now).toISOString();
    const message = {
      ...{ type: 'message', topic, seq: (log.at(-1)?.seq ?? 0) + 1, at, event: 'deal.availability' },
      data: topic.startsWith('deal:') ? { now: at, ...data } : data,
    } as LiveMessage;
    log.push(message);
    for (const socket of this.sockets) if (socket.topics.get(topic) === key) socket.tell(message);
    return message;
  }

  /** Every connection breaks. */
  cut(): void {
    for (const socket of [...this.sockets]) socket.break();
  }

  answer(socket: FakeSocket, message: LiveClientMessage): void {
    this.heard.push(message);
    if (message.type === 'ping') socket.tell({ type: 'pong', id: message.id, now: this.time.now });
    else if (message.type === 'subscribe') this.subscribe(socket, message);
    else {
      for (const topic of message.topics) socket.topics.delete(topic);
      socket.tell({ type: 'unsubscribed', id: message.id, topics: message.topics });
    }
  }

  private subscribe(socket: FakeSocket, message: LiveClientMessage & { type: 'subscribe' }): void {
    for (const { topic, after } of message.topics) {
      const code = this.refuse?.(topic, message.token);
      if (code) socket.tell({ type: 'refused', id: message.id, topic, code: code as never, detail: code });
      else {
        const key = this.keyOf(topic, message.token);
        socket.topics.set(topic, key);
        socket.tell(this.subscribed(message.id, topic, key, after));
      }
    }
  }

  private subscribed(id: string, topic: string, key: string, after?: number): LiveServerMessage {
    const log = this.logOf(key).slice(-this.kept);
    const seq = log.at(-1)?.seq ?? 0;
    const first = log[0]?.seq ?? seq + 1;
    const head = { ...{ type: 'subscribed' as const, id, topic, seq, now: this.time.now } };
    if (after !== undefined && first <= after + 1)
      return { ...head, messages: log.filter((message) => message.seq > after) };
    return { ...head, ...(log.length > 0 && { state: log.at(-1)?.data as never }) };
  }

  private logOf(topic: string): LiveMessage[] {
    const log = this.logs.get(topic) ?? [];
    this.logs.set(topic, log);
    return log;
  }
}

export class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  onerror: Socket['onerror'] = null;
  /** By their names on the wire: whose they are. */
  readonly topics = new Map<string, string>();
  private readonly server: LiveServer;
  private opened = false;
  private broken = false;

  constructor(server: LiveServer) {
    this.server = server;
    server.tried++;
    server.time.setTimeout(() => {
      if (this.broken) return;
      if (!server.reachable) return this.break();
      server.sockets.add(this);
      this.opened = true;
      this.onopen?.();
    }, server.weather.delay());
  }

  /** @throws Error before the socket is open, as every WebSocket does */
  send(text: string): void {
    if (!this.opened) throw new Error('InvalidStateError');
    this.travel(() => this.server.answer(this, JSON.parse(text)));
  }

  tell(message: LiveServerMessage): void {
    this.travel(() => this.onmessage?.({ data: JSON.stringify(message) }));
  }

  close(): void {
    this.broken = true;
    this.server.sockets.delete(this);
  }

  break(): void {
    this.close();
    this.onclose?.();
  }

  private travel(arrive: () => void): void {
    const { time, weather } = this.server;
    const copies = weather.loses() ? 0 : weather.doubles() ? 2 : 1;
    for (let copy = 0; copy < copies; copy++)
      time.setTimeout(() => {
        if (!this.broken) arrive();
      }, weather.delay());
  }
}
