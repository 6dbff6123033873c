/** Lets concurrent callers share one run of the work. The next call after it starts a new run. */
export function singleFlight<T, Given extends unknown[]>(
  work: (...given: Given) => Promise<T>,
): (...given: Given) => Promise<T> {
  let running: Promise<T> | undefined;
  return (...given) => {
    running ??= work(...given).finally(() => {
      running = undefined;
    });
    return running;
  };
}
