import { useCallback, useState } from 'react';

/**
 * A value that this browser keeps. A kept value that `read` refuses counts as none.
 * @param read returns the value, or undefined when what was kept is not one
 */
export function useStored<T>(
  name: string,
  initial: T,
  read: (kept: unknown) => T | undefined,
): readonly [T, (value: T) => void] {
  const key = `stampede.console.${name}`;
  const [value, setValue] = useState<T>(() => readStored(localStorage.getItem(key), read) ?? initial);
  const store = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full or forbidden storage: the choice then lasts until the page is left.
      }
    },
    [key],
  );
  return [value, store];
}

/** Reads a kept text. @returns undefined when there is none, or none that fits */
export function readStored<T>(kept: string | null, read: (kept: unknown) => T | undefined): T | undefined {
  if (kept === null) return undefined;
  try {
    return read(JSON.parse(kept));
  } catch {
    return undefined;
  }
}
