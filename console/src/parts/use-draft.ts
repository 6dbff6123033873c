import { useCallback, useState } from 'react';
import { useLocation } from 'react-router';
import { useFrame } from '../frame/context.ts';
import { draftKey, keepDraft, readDraft } from '../session/drafts.ts';

export interface Draft<Value> {
  readonly value: Value;
  set(value: Value): void;
  /** The time of the draft that was found on this page; undefined when the form began anew. `DraftNotice` shows it. */
  readonly restoredFrom: Date | undefined;
  /** Begins again with the initial value: after saving, or when the person discards the draft. */
  discard(): void;
}

/**
 * A form's value, kept in this tab by person and address until it is saved. It outlives a reload and a sign-in on the
 * same page.
 * @param name tells the forms of one page apart
 * @param initial the value without a draft. Render the form when it is loaded.
 */
export function useDraft<Value>(name: string, initial: Value): Draft<Value> {
  const { me } = useFrame();
  const { pathname } = useLocation();
  const [key] = useState(() => draftKey(me.id, pathname, name));
  const [found, setFound] = useState(() => readDraft<Value>(sessionStorage, key, Date.now()));
  const [value, setValue] = useState(found ? found.value : initial);
  const set = useCallback(
    (next: Value) => {
      setValue(next);
      keepDraft(sessionStorage, key, { value: next, keptAt: Date.now() });
    },
    [key],
  );
  return {
    ...{ value, set, restoredFrom: found && new Date(found.keptAt) },
    discard() {
      sessionStorage.removeItem(key);
      setFound(undefined);
      setValue(initial);
    },
  };
}
