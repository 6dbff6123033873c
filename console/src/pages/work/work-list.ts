/** Work that waits is loaded up to so many items, so that it can be sorted by its deadline. */
export const mostWaiting = 300;

/** Sorts by an instant, the earliest first. Items without one come last. */
export const byInstant =
  <Item>(instantOf: (item: Item) => string | undefined) =>
  (one: Item, other: Item): number =>
    (instantOf(one) ?? '9').localeCompare(instantOf(other) ?? '9');
