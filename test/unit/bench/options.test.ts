import { describe, expect, it } from 'vitest';
import { warningOf } from '../../bench/against/facts.ts';
import { readOptions } from '../../bench/against/options.ts';

describe('readOptions', () => {
  it('measures all but the suite, three times, when nothing is chosen', () => {
    const { parts, runs } = readOptions(['--against', 'main']);
    expect([...parts]).toEqual(['start', 'idle', 'rush', 'paced', 'synth', 'assets', 'imports']);
    expect(runs).toBe(3);
  });

  it('takes some parts, and the suite beside them', () => {
    const { parts } = readOptions(['--against', 'main', '--only', 'assets,imports', '--suite']);
    expect([...parts]).toEqual(['assets', 'imports', 'suite']);
  });

  it.each([
    [[], 'Either --against'],
    [['--against', 'main', '--soak', '40'], 'Either --against'],
    [['--against', 'main', '--only', 'start,speed'], 'not "speed"'],
    [['--against', 'main', '--only', ''], '--only takes'],
    [['--against', 'main', '--runs', '0'], '--runs must be'],
    [['--soak', 'long'], '--soak must be'],
  ])('refuses %j and says why', (args, why) => {
    expect(() => readOptions(args)).toThrow(why);
  });
});

describe('warningOf', () => {
  it('tells of other work on the machine, and of none on a quiet one', () => {
    expect(warningOf({ load: 0.4, cores: 2 })).toBeUndefined();
    expect(warningOf({ load: 1.9, cores: 2 })).toContain('the load is 1.9 on 2 cores');
  });
});
