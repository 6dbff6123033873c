import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { histories } from './history.ts';
import { playHistory } from './play.ts';

// Prints a digest of all answers, to be compared with those of a machine in another zone.
const [seed, runs] = process.argv.slice(2).map(Number);
const answers = fc
  .sample(histories, { seed: seed ?? 1, numRuns: runs ?? 20 })
  .map((history) => playHistory(history));
const digest = createHash('sha256').update(JSON.stringify(answers)).digest('hex');
process.stdout.write(`${-new Date(2025, 6, 1).getTimezoneOffset()} minutes from UTC, ${digest}`);
