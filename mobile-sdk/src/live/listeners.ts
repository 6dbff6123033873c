/** A sequence of states to watch. */
export interface Watched<T> extends AsyncIterable<T> {
  /** Calls with each state from now on, until the returned function is called. */
  on(listener: (value: T) => void, onError?: (error: unknown) => void): () => void;
}

interface Listener<T> {
  readonly tell: (value: T) => void;
  readonly fail: (error: unknown) => void;
}

/** A loop that is slower than its source misses the oldest states. Only the last one counts. */
const mostWaiting = 100;

/** Makes a watchable sequence of a listener registration. */
export function watched<T>(listen: (listener: Listener<T>) => () => void): Watched<T> {
  return {
    on: (tell, fail = () => {}) => listen({ tell, fail }),
    [Symbol.asyncIterator]: () => iterate(listen),
  };
}

function iterate<T>(listen: (listener: Listener<T>) => () => void): AsyncIterator<T> {
  const values: T[] = [];
  const finished = (): IteratorReturnResult<undefined> => ({ done: true, value: undefined });
  /** How the loop ends after all values: normally, or with the error. */
  let over: typeof finished | undefined;
  let wake = () => {};
  const end = (how: typeof finished) => {
    over = how;
    wake();
  };
  const stop = listen({
    tell(value) {
      values.push(value);
      if (values.length > mostWaiting) values.shift();
      wake();
    },
    fail: (error) =>
      end(() => {
        stop();
        over = finished;
        throw error;
      }),
  });
  return {
    async next() {
      while (values.length === 0) {
        if (over) return over();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return { done: false, value: values.shift() as T };
    },
    async return() {
      stop();
      end(finished);
      return finished();
    },
  };
}
