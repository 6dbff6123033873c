import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMeasured } from './cloud-process.ts';
import type { MachineFacts } from './facts.ts';
import { growth, growthAllowed, type MemorySample } from './growth.ts';
import { memoryKind } from './processes.ts';
import { keepResult } from './results.ts';
import { endlessSale, openShop } from './sale.ts';
import { pace } from './session.ts';
import { benchFolder, workingSide } from './sides.ts';

const everyMs = 30_000;

/** Orders at an even pace on the working tree, for minutes, and what memory does meanwhile. Answers the exit code. */
export async function runSoak(
  minutes: number,
  machine: MachineFacts,
  json: string | undefined,
  log: (line: string) => void,
): Promise<number> {
  const side = await workingSide();
  mkdirSync(benchFolder, { recursive: true });
  const temporary = mkdtempSync(join(benchFolder, 'soak-'));
  log(`A cloud of the working tree, ${side.title}, for ${minutes} minutes at ${pace} orders a second …`);
  const cloud = await startMeasured(side, { stateDir: join(temporary, 'state'), temporary });
  const shop = openShop(cloud.running, side.folder);
  const samples: MemorySample[] = [];
  try {
    const sale = await endlessSale(shop, { minutes, perSecond: pace });
    const begin = performance.now();
    while (performance.now() - begin < minutes * 60_000) {
      await sleep(everyMs);
      const sample = {
        minute: (performance.now() - begin) / 60_000,
        megabytes: cloud.memoryBytes() / 1_000_000,
        orders: sale.held(),
      };
      samples.push(sample);
      log(`${sample.orders} orders held, ${sample.megabytes.toFixed(0)} MB (${memoryKind})`);
    }
    await sale.end();
  } finally {
    shop.close();
    await cloud.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
  const found = growth(samples, minutes);
  const file = keepResult({ machine, side, minutes, samples, growth: found }, machine.at, json);
  const failed = found.percent > growthAllowed;
  console.log(
    `\n${failed ? 'FAIL' : 'PASS'}  Memory (${memoryKind}) from minute ${found.fromMinute} to ${minutes}: ` +
      `${found.before.toFixed(0)} → ${found.after.toFixed(0)} MB, ${found.percent.toFixed(1)} % ` +
      `(${growthAllowed} % allowed), ${found.kilobytesAnOrder.toFixed(1)} KB an order.\nKept in ${file}`,
  );
  return failed ? 1 : 0;
}
