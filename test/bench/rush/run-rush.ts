import { setTimeout as sleep } from 'node:timers/promises';
import { calmUnits, measureCalm } from './calm.ts';
import { newGuests } from './guests.ts';
import { hostileRush } from './hostile-buyers/live/hostile-rush.ts';
import { type Http, httpClient } from './http.ts';
import type { RushOptions } from './options.ts';
import { payRush } from './pay/pay-rush.ts';
import { payTable, verdict } from './pay/report.ts';
import { broken, type RushResult, table } from './report.ts';
import { slotRush } from './slots/slot-rush.ts';
import { type Staff, staff } from './staff.ts';
import { stampede } from './stampede.ts';
import { findTarget, type Target } from './target.ts';
import { calmSales, findAudience } from './watchers/audience.ts';
import { explanation, headline } from './words.ts';
import { writeMeter } from './write-units.ts';

async function rush(options: RushOptions, target: Target): Promise<RushResult> {
  const http = httpClient(target.apiUrl, options.connections);
  const admin = staff(http, await target.adminToken());
  try {
    const tokens = await newGuests(http, options.buyers, options.connections);
    if (options.watchers > 0) return await watchedRush(options, target, http, admin, tokens);
    const calm = target.dynamodb ? await calmly(http, admin, tokens, target.dynamodb) : undefined;
    const meter = target.logs ? writeMeter(target.logs) : undefined;
    const deal = await admin.openDeal({ title: 'Rush', units: options.stock, drop: true, opensInMs: 1_500 });
    await sleep(Date.parse(deal.startsAt) - Date.now() + 50);
    const { outcomes, seconds } = await stampede(http, tokens, options, () => ({ dealId: deal.id }));
    console.log('Counting the records …');
    const reconciliation = await admin.reconcile(deal.id, 30_000);
    const written = await meter?.read();
    return { options, outcomes, seconds, reconciliation, written, calm, watched: undefined };
  } finally {
    await admin.tidyUp();
    http.close();
  }
}

/** The same before an audience, which gathers before the deal begins, and sees a few sales one by one first. */
async function watchedRush(
  options: RushOptions,
  target: Target,
  http: Http,
  admin: Staff,
  tokens: string[],
): Promise<RushResult> {
  const { stock, watchers } = options;
  const planned = await admin.openDeal({ title: 'Rush', units: stock, drop: true, opensInMs: 1_800_000 });
  console.log(`${watchers} sockets subscribe to the deal …`);
  const audience = await findAudience({ http, target, dealId: planned.id, count: watchers });
  const deal = await admin.startDeal(planned.id, 2_000);
  await sleep(Date.parse(deal.startsAt) - Date.now() + 50);
  console.log(`${calmSales} sales one by one …`);
  const calm = await audience.calmly(tokens.slice(0, calmSales));
  const meter = target.logs ? writeMeter(target.logs) : undefined;
  const { outcomes, seconds } = await stampede(http, tokens.slice(calmSales), options, () => ({
    dealId: deal.id,
  }));
  const reconciliation = await admin.reconcile(deal.id, 30_000);
  const watched = await audience.end(calm);
  const written = await meter?.read();
  const all = [...calm.outcomes, ...outcomes];
  return { options, outcomes: all, seconds, reconciliation, written, calm: undefined, watched };
}

async function calmly(http: Http, admin: Staff, tokens: string[], dynamodb: string) {
  console.log(
    'First a calm deal: orders one by one, beside the database transaction that each needs anyway …',
  );
  const deal = await admin.openDeal({ title: 'Calm', units: calmUnits, drop: false, opensInMs: 0 });
  return measureCalm(http, deal.id, tokens, dynamodb);
}

/** Plays the rush that the options ask for. @returns the exit code */
export async function runRush(options: RushOptions): Promise<number> {
  if (options.hostileBuyers) return (await hostileRush(options, (line) => console.log(line))) ? 0 : 1;
  const target = await findTarget(options, (line) => console.log(line));
  let failed = true;
  try {
    failed = !(await (options.pay ? withMoney(options, target) : withoutMoney(options, target)));
  } finally {
    await target.stop(failed);
  }
  return failed ? 1 : 0;
}

/** Answers whether everything held. */
async function withoutMoney(options: RushOptions, target: Target): Promise<boolean> {
  if (options.slots > 0) return slotRush(options, target, (line) => console.log(line));
  const result = await rush(options, target);
  console.log(`\n${headline(result)}\n\n${table(result)}\n\n${explanation(!options.api)}\n`);
  for (const { trouble } of result.outcomes.filter((outcome) => outcome.trouble).slice(0, 5))
    console.log(`  ${trouble}`);
  return broken(result).length === 0;
}

/** Answers whether everything held. */
async function withMoney(options: RushOptions, target: Target): Promise<boolean> {
  const result = await payRush(options, target, (line) => console.log(line));
  const checks = verdict(result);
  const defects = checks.filter((check) => check.broken.length > 0);
  console.log(
    defects.length === 0
      ? '\nPASS  Every cent is where it belongs: nobody paid for nothing, and nobody got anything unpaid.'
      : '\nFAIL',
  );
  for (const { name, broken } of defects)
    for (const what of broken.slice(0, 5)) console.log(`  BROKEN: ${name}: ${what}`);
  console.log(`\n${payTable(result, checks)}\n\n${explanation(true)}\n`);
  return defects.length === 0;
}
