import { describe, expect, it } from 'vitest';
import { readTimes } from '../../bench/against/run-command.ts';
import { suiteSample } from '../../bench/against/suite/measure-suite.ts';

describe('suiteSample', () => {
  it('tells each file by its path in the tree, their sum, and what the whole run took', () => {
    const lines = [
      '{"file":"/tree/test/unit/a.test.ts","processorMs":1500}',
      '{"file":"/tree/test/cdk/b.test.ts","processorMs":500}',
      '',
    ].join('\n');
    expect(suiteSample(lines, '/tree', 9)).toEqual({
      'suite:test/unit/a.test.ts': 1.5,
      'suite:test/cdk/b.test.ts': 0.5,
      'suite.files': 2,
      'suite.run': 9,
    });
  });
});

describe('readTimes', () => {
  it('adds user and system time of the children, the second line of the shell’s times', () => {
    expect(readTimes('0m9.000000s 0m9.000000s\n1m2.500000s 0m3.250000s\n')).toBe(65.75);
  });
  it('says so when the shell told something else', () => {
    expect(() => readTimes('')).toThrow('tells no times');
  });
});
