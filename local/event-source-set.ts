import { type EventSource, type EventSourceOptions, startEventSource } from './event-sources/index.ts';
import { functionNameOf } from './names.ts';

/** All running event source mappings. */
export interface EventSourceSet {
  /** Pauses the sources of one function, or of all. Running batches are finished, and no new ones begin. */
  pause(functionName?: string): void;
  resume(functionName?: string): void;
  stop(): Promise<void>;
}

/** Starts the deployed mappings. */
export function startEventSources(
  mappings: { mapping: Record<string, unknown>; functionArn: string }[],
  shared: Omit<EventSourceOptions, 'mapping' | 'functionArn'>,
): EventSourceSet {
  const running: { functionName: string; source: EventSource }[] = [];
  for (const { mapping, functionArn } of mappings) {
    const source = startEventSource({
      ...shared,
      mapping: mapping as unknown as EventSourceOptions['mapping'],
      functionArn,
    });
    running.push({ functionName: functionNameOf(functionArn), source });
  }
  const of = (functionName?: string) =>
    running.filter((each) => !functionName || each.functionName === functionName);
  return {
    pause: (functionName) => {
      for (const { source } of of(functionName)) source.pause();
    },
    resume: (functionName) => {
      for (const { source } of of(functionName)) source.resume();
    },
    stop: async () => {
      await Promise.all(running.map(({ source }) => source.stop()));
    },
  };
}
