import { describe, expect, it } from 'vitest';
import { readPsLine, readStat, tree } from '../../bench/against/process-table.ts';

/** A line as Linux 6 writes it; the name of the process is made to mislead. */
const stat =
  '4242 (a) S 99 (b) S 17 4242 4242 0 -1 4194560 1234 5678 0 0 321 45 60 7 20 0 11 0 8915 1289 20000 0 0 0';

describe('readStat', () => {
  it('adds the time of children that have ended, and is not misled by a name with brackets', () => {
    expect(readStat(stat)).toEqual({ pid: 4242, parent: 17, processorMs: (321 + 45 + 60 + 7) * 10 });
  });
});

describe('readPsLine', () => {
  it('reads minutes, hours and days as macOS and Linux write them', () => {
    expect(readPsLine('  501     1   1:02.50  2048')).toEqual({
      pid: 501,
      parent: 1,
      processorMs: 62_500,
      residentBytes: 2_097_152,
    });
    expect(readPsLine('7 1 01:00:01 0').processorMs).toBe(3_601_000);
    expect(readPsLine('7 1 2-01:00:00 0').processorMs).toBe(49 * 3_600_000);
  });
});

describe('tree', () => {
  it('holds a process with all that descend from it, and nobody else', () => {
    const entry = (pid: number, parent: number) => ({ pid, parent, processorMs: 0 });
    const table = [entry(1, 0), entry(5, 1), entry(6, 5), entry(7, 6), entry(8, 1)];
    expect(tree(table, 5).map(({ pid }) => pid)).toEqual([5, 6, 7]);
  });
});
