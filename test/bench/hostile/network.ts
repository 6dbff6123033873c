import { seededRandom } from '../../../local/stripe/random.ts';

/** What a network does to those who use it: shares from 0 to 1, times in milliseconds. */
export interface Weather {
  /** They never reach the cloud. */
  readonly lostRequests: number;
  /** They reach it, and nothing comes back. */
  readonly lostResponses: number;
  /** Of both: nothing is ever heard; the others break their connection. */
  readonly silent: number;
  /** Of what reaches the cloud: it comes there twice, each copy at its own time. */
  readonly duplicated: number;
  /** There and back together; a frame on a socket goes one way and takes half. */
  readonly latencyMs: readonly [number, number];
  readonly socketLifeMs: number;
}

export const hostileWeather: Weather = {
  lostRequests: 0.2,
  lostResponses: 0.2,
  silent: 0.5,
  duplicated: 0.05,
  latencyMs: [50, 2_000],
  socketLifeMs: 3_000,
};

/** What becomes of one request. */
export interface Fate {
  readonly lost: 'request' | 'response' | undefined;
  /** What the client sees of a loss: the connection breaks, or nothing ever happens. */
  readonly sign: 'reset' | 'silence';
  /** When each copy arrives; two where the network makes two of one. */
  readonly arrivals: readonly number[];
  /** The copy whose answer goes back. */
  readonly answering: number;
  readonly backMs: number;
}

export interface Network {
  /** The fate of this client's next request. */
  next(client: string): Fate;
  /** How long this client's next frame takes. */
  frameMs(client: string): number;
  /** How long a socket that opens now lives. */
  socketLifeMs(): number | undefined;
  /** In fair weather nothing is lost, doubled or cut. Requests and sockets under way keep their fate. */
  turn(to: 'fair' | 'foul'): void;
}

/**
 * A network in fair weather, which may turn. Each client has its own luck, drawn in the order of its requests: a seed
 * repeats it, however the others are timed.
 */
export function network({ latencyMs: [least, most], ...weather }: Weather, seed: number): Network {
  let isFair = true;
  const streams = new Map<string, () => number>();
  const streamOf = (name: string) => {
    const known = streams.get(name) ?? seededRandom(hash(`${seed}/${name}`));
    streams.set(name, known);
    return known;
  };
  const latency = (random: () => number) => least + random() * (most - least);

  return {
    next(client) {
      const random = streamOf(client);
      const loss = random();
      const sign = random() < weather.silent ? 'silence' : 'reset';
      const twice = random() < weather.duplicated;
      const total = latency(random);
      const there = total * random();
      const copy = latency(random);
      const second = random() < 0.5;
      if (isFair) return { lost: undefined, sign, arrivals: [there], answering: 0, backMs: total - there };
      const { lostRequests, lostResponses } = weather;
      const lost =
        loss < lostRequests ? 'request' : loss < lostRequests + lostResponses ? 'response' : undefined;
      return {
        lost,
        sign,
        arrivals: twice && lost !== 'request' ? [there, copy] : [there],
        answering: twice && lost !== 'request' && second ? 1 : 0,
        backMs: total - there,
      };
    },
    frameMs: (client) => latency(streamOf(`${client} frames`)) / 2,
    socketLifeMs: () => (isFair ? undefined : weather.socketLifeMs),
    turn(to) {
      isFair = to === 'fair';
    },
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (const char of text) sum = Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return sum >>> 0;
}
