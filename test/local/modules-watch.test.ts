import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { watchModules } from '../../local/modules-watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'modules-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('says once that the packages of a running cloud are being replaced', async () => {
  const lock = join(folder, '.package-lock.json');
  writeFileSync(lock, '{}');
  const told: string[] = [];
  const stop = watchModules(lock, (line) => told.push(line), 5);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(told).toEqual([]);
  rmSync(lock);
  await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 10_000 });
  expect(told[0]).toMatch(/node_modules .* start it again/);
  stop();
});
