const key = 'stampede.console.return-to';

/** Keeps where the person is, for after the sign-in. */
export const keepPlace = (base: string, { pathname, search, hash }: Location = location): void => {
  // The page that a sign-in returns to is no place to come back to.
  const place = pathname.startsWith(`${base}signed-in`) ? base : pathname + search + hash;
  sessionStorage.setItem(key, place);
};

/** Returns the kept place, or the start. Only a path of the console counts: the storage could hold anything. */
export function keptPlace(base: string): string {
  const place = sessionStorage.getItem(key) ?? base;
  return place.startsWith(base) && !place.startsWith('//') ? place : base;
}

/** Returns the kept place once, or the start. */
export function takePlace(base: string): string {
  const place = keptPlace(base);
  sessionStorage.removeItem(key);
  return place;
}
