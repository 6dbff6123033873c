import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from '../../../local/running.ts';
import { memoryOf, usageOf } from '../../bench/against/processes.ts';
import { comeToRest } from '../../bench/against/rest.ts';
import { runCommand } from '../../bench/against/run-command.ts';
import { openShop, paced, rush } from '../../bench/against/sale.ts';
import { commitSide, findCommit, project } from '../../bench/against/sides.ts';
import { ask } from '../../shared/ask.ts';
import type { SharedCloud } from '../api/shared-cloud.ts';

/** A program that uses so much of a processor, however many others want it. */
const busy = (ms: number) => `while (process.cpuUsage().user < ${ms * 1_000});`;

let temporary = '';
let cloud: SharedCloud;
beforeAll(async () => {
  temporary = mkdtempSync(join(tmpdir(), 'bench-test-'));
  cloud = await ask('cloud');
}, 600_000);
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

describe('the bench', () => {
  it('sells a rush and a calm sale on the shop of a cloud, and counts from the first order', async () => {
    const { apiUrl, accounts, endpoints } = cloud;
    const shop = openShop({ apiUrl, accounts, endpoints } as Running, project);
    const began: string[] = [];
    const crowd = await rush(shop, 6, () => began.push('rush'));
    const calm = await paced(shop, { orders: 3, perSecond: 10 }, () => began.push('paced'));
    shop.close();
    expect(crowd.outcomes.map(({ verdict }) => verdict)).toEqual(Array(6).fill('held'));
    expect(calm.outcomes.map(({ verdict }) => verdict)).toEqual(Array(3).fill('held'));
    expect(began).toEqual(['rush', 'paced']);
  });

  it('unpacks a commit with its packages once, and knows which commits there are', async () => {
    const repository = join(temporary, 'repository');
    const manifest = { name: 'nothing', version: '1.0.0' };
    const lock = { ...manifest, lockfileVersion: 3, packages: { '': manifest } };
    await runCommand(['git', 'init', '--quiet', repository], { cwd: temporary });
    writeFileSync(join(repository, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(repository, 'package-lock.json'), JSON.stringify(lock));
    const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
    await runCommand(['git', 'add', '.'], { cwd: repository });
    await runCommand(['git', ...who, 'commit', '--quiet', '-m', 'One'], { cwd: repository });

    const said: string[] = [];
    const place = { repository, folder: temporary, log: (line: string) => said.push(line) };
    const commit = await findCommit('HEAD', repository);
    const { folder } = await commitSide(commit, place);
    await commitSide(commit, place);
    expect(existsSync(join(folder, 'package.json'))).toBe(true);
    expect(said).toHaveLength(1);
    await expect(findCommit('nowhere', repository)).rejects.toThrow('There is no commit nowhere');
    await expect(findCommit('HEAD', temporary)).rejects.toThrow('needs Git');
  });

  it('counts the processor time of a command with the processes that it starts', async () => {
    const child = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(busy(300))}])`;
    const { processorSeconds } = await runCommand([process.execPath, '-e', child], { cwd: temporary });
    expect(processorSeconds).toBeGreaterThan(0.25);
  });

  it('counts the processor time and the memory of a process that runs', async () => {
    const before = usageOf(process.pid).processorMs;
    const begin = process.cpuUsage();
    while (process.cpuUsage(begin).user < 200_000);
    expect(usageOf(process.pid).processorMs - before).toBeGreaterThan(150);
    expect(memoryOf(process.pid)).toBeGreaterThan(10_000_000);
  });

  it('waits until a cloud rests, and no longer', async () => {
    const uses = [0, 90_000, 90_000, 180_000, 180_000, 180_000, 180_000, 180_000];
    let looks = 0;
    // Each look reads twice: two busy intervals, then two calm ones.
    await comeToRest(() => uses[Math.min(looks++, uses.length - 1)] ?? 0, 10);
    expect(looks).toBe(8);
  });
});
