import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { giveBackMemory } from '../../local/lambda/give-back-memory.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('memory', () => {
  it('is collected once, when nothing has run for a while', () => {
    const collect = vi.fn();
    const ended = giveBackMemory(() => true, collect);
    ended();
    vi.advanceTimersByTime(2_000);
    ended();
    vi.advanceTimersByTime(2_000);
    expect(collect).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(collect).toHaveBeenCalledOnce();
    ended();
    vi.advanceTimersByTime(60_000);
    expect(collect).toHaveBeenCalledTimes(2);
  });

  it('is left alone while something runs', () => {
    const collect = vi.fn();
    giveBackMemory(() => false, collect)();
    vi.advanceTimersByTime(60_000);
    expect(collect).not.toHaveBeenCalled();
  });

  it('is collected by V8 itself unless told', () => {
    const before = process.memoryUsage().heapUsed;
    let garbage: unknown[] | undefined = Array.from({ length: 300_000 }, (_, index) => ({ index }));
    expect(process.memoryUsage().heapUsed).toBeGreaterThan(before);
    const full = process.memoryUsage().heapUsed;
    garbage = undefined;
    giveBackMemory(() => true)();
    vi.advanceTimersByTime(10_000);
    expect(process.memoryUsage().heapUsed).toBeLessThan(full);
    expect(garbage).toBeUndefined();
  });
});
