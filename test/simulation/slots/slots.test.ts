import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';
import { histories } from './history.ts';
import { playHistory } from './play.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** `SLOT_HISTORIES=5000 npx vitest run test/simulation/slots` plays as many. */
const runs = Number(process.env.SLOT_HISTORIES ?? 200);

describe(`the engine of slots (SEED=${seed})`, () => {
  it(
    `answers as a minute-by-minute model in ${runs} histories`,
    () => {
      fc.assert(
        fc.property(histories, (history) => void playHistory(history)),
        { seed, numRuns: runs },
      );
    },
    120_000 + runs * 200,
  );

  it.each(faults)('is told apart from one with the fault: %s', (fault) => {
    const check = fc.check(
      fc.property(histories, (history) => void playHistory(history, fault)),
      { seed, numRuns: 2_000, endOnFailure: true },
    );
    expect(check.failed, `${fault} is not seen`).toBe(true);
  });

  it('gives the same answers wherever the machine is', async () => {
    const answers = await Promise.all(
      ['UTC', 'America/New_York', 'Pacific/Auckland'].map(async (zone) => {
        const args = [join(import.meta.dirname, 'answers.ts'), String(seed), String(Math.max(20, runs / 50))];
        const { stdout } = await promisify(execFile)(process.execPath, args, {
          env: { ...process.env, TZ: zone },
        });
        return stdout;
      }),
    );
    expect(answers[0]).toMatch(/^-?\d+ minutes from UTC, [0-9a-f]{64}$/);
    expect(new Set(answers.map((answer) => answer.split(', ')[0])).size).toBe(3);
    expect(new Set(answers.map((answer) => answer.split(', ')[1])).size).toBe(1);
  });
});
