import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Compared } from './compare.ts';
import type { MachineFacts } from './facts.ts';
import type { Row } from './judge.ts';
import { benchFolder, type Side } from './sides.ts';

/** What a run is kept as. */
export interface BenchResult {
  readonly machine: MachineFacts;
  readonly minutes: number;
  readonly sides: readonly Side[];
  readonly samples: Compared;
  readonly rows: readonly Row[];
}

/** Writes the result. @param file where; by default a new one in `.build/bench/results` @returns its path */
export function keepResult(result: BenchResult | object, at: string, file?: string): string {
  const path = file ? resolve(file) : join(benchFolder, 'results', `${at.replaceAll(/[:.]/g, '-')}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`);
  return path;
}
