import type { LiveMessage, LiveSubscribed } from '../generated/types.gen.ts';

/** A topic's progress: the last number passed on, and messages that came too early. */
export interface Progress {
  readonly seq: number | undefined;
  readonly early: readonly LiveMessage[];
}

/** The messages to pass on, in order. `gap`: a message is missing, and later ones have arrived. */
export interface Step {
  readonly progress: Progress;
  readonly tell: readonly LiveMessage[];
  readonly gap: boolean;
}

export const nothingYet: Progress = { seq: undefined, early: [] };

/** Takes messages in any order: duplicates, early ones, and outdated ones. */
export function takeMessages({ seq, early }: Progress, messages: readonly LiveMessage[]): Step {
  const waiting = [...early, ...messages].sort((one, other) => one.seq - other.seq);
  const tell: LiveMessage[] = [];
  const left: LiveMessage[] = [];
  let at = seq;
  for (const message of waiting) {
    if (at === undefined) left.push(message);
    else if (message.seq === at + 1) {
      tell.push(message);
      at = message.seq;
    } else if (message.seq > at && message.seq !== left[left.length - 1]?.seq) left.push(message);
  }
  return { progress: { seq: at, early: left }, tell, gap: at !== undefined && left.length > 0 };
}

/** Takes the server's answer to a subscription: the missed messages, or the state at a number. */
export function takeAnswer(progress: Progress, { seq, messages }: LiveSubscribed): Step {
  if (messages && progress.seq !== undefined) return takeMessages(progress, messages);
  return takeMessages({ seq, early: progress.early }, []);
}
