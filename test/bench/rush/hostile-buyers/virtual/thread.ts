import { parentPort, workerData } from 'node:worker_threads';
import type { Check } from '../../pay/verdict.ts';
import { fullForce } from '../attacks/index.ts';
import { hostileTable, judgedChecks } from '../report.ts';
import { playVirtually, type VirtualSettings } from './play.ts';

/** What a played pair of sales came to: a table for people, and what must hold. */
export interface VirtualReport {
  readonly text: string;
  readonly checks: readonly Check[];
}

const settings = workerData as Omit<VirtualSettings, 'say' | 'forces'>;
// A million refusals are thrown here, and nobody looks at where.
Error.stackTraceLimit = 0;
const begin = performance.now();
const seconds = () => ((performance.now() - begin) / 1_000).toFixed(0).padStart(3);
const say = (line: string) => parentPort?.postMessage(`  ${seconds()} s  ${line}`);
const { pair, busiest, checks } = await playVirtually({ ...settings, forces: fullForce, say });
const text = [
  hostileTable(pair),
  `  of the items that everybody needs the most writes in a second: ${busiest.writes} times (${busiest.item})`,
  '',
  judgedChecks(checks),
].join('\n');
parentPort?.postMessage({ text, checks } satisfies VirtualReport);
