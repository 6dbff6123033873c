/**
 * The reason why a person must sign in again: `old`, the API asks for a recent sign-in; `ended`, the session is over;
 * `elsewhere`, another tab signed out.
 */
export type Need = 'old' | 'ended' | 'elsewhere';

/** The open question to sign in again. A dialog of the frame shows it, over the page, which keeps what was typed. */
export interface Needs {
  current(): Need | undefined;
  onChange(listener: () => void): () => void;
  /** Asks, or joins the open question. @returns whether the person signed in */
  ask(need: Need): Promise<boolean>;
  /** Closes the question. */
  answer(isSignedIn: boolean): void;
}

export function createNeeds(): Needs {
  const listeners = new Set<() => void>();
  let open: { need: Need; readonly waiting: ((isSignedIn: boolean) => void)[] } | undefined;
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return {
    current: () => open?.need,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    ask(need) {
      // A session that ended matters more than a sign-in that is too old, and a sign-in answers both.
      if (!open) open = { need, waiting: [] };
      else if (open.need === 'old') open.need = need;
      changed();
      const { waiting } = open;
      return new Promise((resolve) => waiting.push(resolve));
    },
    answer(isSignedIn) {
      const waiting = open?.waiting ?? [];
      open = undefined;
      changed();
      for (const resolve of waiting) resolve(isSignedIn);
    },
  };
}
