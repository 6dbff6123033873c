import type { SdkEvent } from '../../../mobile-sdk/src/index.ts';

/** The numbers that one app heard of one topic. */
interface Heard {
  readonly first: number;
  last: number;
  messages: number;
}

/** Listens whether the numbers of each topic go up one by one in each app, after one state to begin with. */
export function numbersHeard() {
  const topics = new Map<string, Heard>();
  const defects: string[] = [];
  return {
    hear(event: SdkEvent, app: string): void {
      if (event.type !== 'live') return;
      const { topic, seq, step } = event;
      const name = `${app} ${topic}`;
      const heard = topics.get(name);
      if (!heard) {
        topics.set(name, { first: seq, last: seq, messages: 0 });
        if (step === 'message') defects.push(`${name}: a message before any state`);
        return;
      }
      // Everything is kept for an hour, so who has heard a number is told each one after it.
      if (step === 'state')
        defects.push(`${name}: a state at ${seq} instead of what came after ${heard.last}`);
      else if (seq !== heard.last + 1) defects.push(`${name}: ${seq} after ${heard.last}`);
      heard.last = seq;
      heard.messages++;
    },
    defects,
    /** Of the topics of deals, or of bookings. */
    sum(kind: 'deal' | 'booking') {
      const of = [...topics].filter(([name]) => name.includes(` ${kind}:`)).map(([, heard]) => heard);
      return { topics: of.length, messages: of.reduce((sum, { messages }) => sum + messages, 0) };
    },
    /** The topics of deals that not all of so many apps have heard news of, as far as the others. */
    uneven(dealIds: readonly string[], apps: number): string[] {
      return dealIds.flatMap((dealId) => {
        const heard = [...topics].filter(([name]) => name.endsWith(dealId));
        const most = Math.max(...heard.map(([, { last }]) => last));
        const behind = heard.filter(([, { first, last }]) => last < most || last === first);
        const even = heard.length - behind.length;
        if (even === apps) return [];
        const others = behind.map(
          ([name, { first, last }]) => `${name.split(' ')[0]} heard ${first} to ${last}`,
        );
        return [`${dealId}: ${even} of ${apps} have heard number ${most}; ${others.join(', ')}`];
      });
    },
  };
}

export type Numbers = ReturnType<typeof numbersHeard>;
