import type { LiveMessage, LiveSubscribed } from '../generated/types.gen.ts';

/** A topic as far as it was told: the last number, and what came before its turn. */
export interface Progress {
  readonly seq: number | undefined;
  readonly early: readonly LiveMessage[];
}

/** What to tell now, in order. `gap`: a message is missing, and later ones are there. */
export interface Step {
  readonly progress: Progress;
  readonly tell: readonly LiveMessage[];
  readonly gap: boolean;
}

export const nothingYet: Progress = { seq: undefined, early: [] };

/** Takes messages as they come: twice, too early, or from before. */
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

/** The server's answer to a subscription: what was missed, or how things stand as of a number. */
export function takeAnswer(progress: Progress, { seq, messages }: LiveSubscribed): Step {
  if (messages && progress.seq !== undefined) return takeMessages(progress, messages);
  return takeMessages({ seq, early: progress.early }, []);
}
