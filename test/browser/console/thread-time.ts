import type { Page } from 'playwright-core';

/** Tasks of the page's main thread, by the time that it worked on them. A busy machine adds nothing to it. */
export interface ThreadTime {
  /** The longest task, in milliseconds. */
  readonly longestMs: number;
  /** Tasks above 50 ms, the longest first. */
  readonly long: readonly number[];
  /** All tasks together. */
  readonly totalMs: number;
  readonly tasks: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Time of the thread, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Measures the main threads of all pages in the browser until the returned function is called.
 * @see https://chromedevtools.github.io/devtools-protocol/tot/Tracing/
 */
export async function watchThread(page: Page): Promise<() => Promise<ThreadTime>> {
  const devtools = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[])
      if (event.name === 'thread_name' || event.name.endsWith('RunTask')) events.push(event);
  });
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] },
  });
  return async () => {
    const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
    await devtools.send('Tracing.end');
    await complete;
    await devtools.detach();
    return threadTimeOf(events);
  };
}

function threadTimeOf(events: readonly TraceEvent[]): ThreadTime {
  const keyOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const main = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(keyOf),
  );
  const tasks = events.flatMap((event) =>
    event.tdur !== undefined && main.has(keyOf(event)) ? [event.tdur / 1_000] : [],
  );
  const ordered = tasks.toSorted((a, b) => b - a);
  return {
    longestMs: ordered[0] ?? 0,
    long: ordered.filter((ms) => ms > 50),
    totalMs: tasks.reduce((sum, ms) => sum + ms, 0),
    tasks: tasks.length,
  };
}
