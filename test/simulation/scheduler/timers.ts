/** Lets `wait` decide when the timers end that `work` sets by the global `setTimeout`. */
export async function withTimers<T>(wait: (ms: number) => Promise<void>, work: () => Promise<T>): Promise<T> {
  const real = globalThis.setTimeout;
  const replaced = (callback: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
    const timer = { cancelled: false, unref: () => timer, ref: () => timer, hasRef: () => true };
    cancelled.set(timer, () => {
      timer.cancelled = true;
    });
    void wait(ms).then(() => timer.cancelled || callback(...given));
    return timer;
  };
  const clear = globalThis.clearTimeout;
  const cancelled = new WeakMap<object, () => void>();
  globalThis.setTimeout = replaced as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((timer: object | undefined) => {
    const cancel = timer && cancelled.get(timer);
    if (cancel) cancel();
    else clear(timer as NodeJS.Timeout | undefined);
  }) as typeof clearTimeout;
  try {
    return await work();
  } finally {
    globalThis.setTimeout = real;
    globalThis.clearTimeout = clear;
  }
}
