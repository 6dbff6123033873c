/** A clock that jumps from one thing that is due to the next. */
export interface VirtualTime {
  /** Epoch milliseconds. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Lets time pass until this work is done. @throws Error when it waits for nothing that time could bring */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Turns of the event loop that somebody may take before time goes on. */
const patience = 200;
const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

export function virtualTime(start: number): VirtualTime {
  let now = start;
  // All that is due in the same millisecond is done at once: a flood costs one entry for each of them.
  const due = new Map<number, (() => void)[]>();
  const order = minHeap();

  const goOn = (): boolean => {
    const next = order.pop();
    if (next === undefined) return false;
    now = next;
    const waiting = due.get(next) ?? [];
    due.delete(next);
    for (const wake of waiting) wake();
    return true;
  };

  return {
    now: () => now,
    sleep: (ms) =>
      new Promise((wake) => {
        const at = now + Math.max(0, Math.ceil(ms));
        const waiting = due.get(at);
        if (waiting) return void waiting.push(wake);
        due.set(at, [wake]);
        order.push(at);
      }),
    async run(work) {
      let done = false;
      const result = work().finally(() => {
        done = true;
      });
      result.catch(() => undefined);
      for (let idle = 0; !done; ) {
        await turnOfTheLoop();
        if (done) break;
        if (goOn()) idle = 0;
        else if (++idle > patience) throw new Error('Everybody waits, and nothing is due');
      }
      return result;
    },
  };
}

/** The smallest number first. */
function minHeap() {
  const heap: number[] = [];
  const at = (index: number) => heap[index] ?? Number.POSITIVE_INFINITY;
  const swap = (one: number, other: number) => {
    [heap[one], heap[other]] = [at(other), at(one)];
  };
  return {
    push(value: number): void {
      let index = heap.push(value) - 1;
      for (let up = (index - 1) >> 1; index > 0 && at(up) > at(index); up = (index - 1) >> 1) {
        swap(index, up);
        index = up;
      }
    },
    pop(): number | undefined {
      const [first] = heap;
      const last = heap.pop();
      if (heap.length === 0 || last === undefined) return first;
      heap[0] = last;
      for (let index = 0; ; ) {
        const left = 2 * index + 1;
        const least = at(left) <= at(left + 1) ? left : left + 1;
        if (at(least) >= at(index)) return first;
        swap(index, least);
        index = least;
      }
    },
  };
}
