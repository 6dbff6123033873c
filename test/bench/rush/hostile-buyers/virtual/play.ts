import { withTimers } from '../../../../simulation/scheduler/timers.ts';
import type { Check } from '../../pay/verdict.ts';
import { attacks, type Forces } from '../attacks/index.ts';
import type { Pair, Sale } from '../evidence.ts';
import { playSale, type SaleSettings } from '../sale.ts';
import { judgeHostile } from '../verdict.ts';
import type { BusiestItem } from './tables.ts';
import { virtualTime } from './time.ts';
import { virtualWorld } from './world.ts';

export interface VirtualSettings {
  readonly seed: number;
  readonly honest: number;
  readonly units: number;
  readonly floodSeconds: number;
  readonly forces: Forces;
  readonly say: (line: string) => void;
}

export interface VirtualResult {
  readonly pair: Pair;
  readonly busiest: BusiestItem;
  readonly checks: readonly Check[];
}

const start = Date.parse('2026-12-24T17:00:00.000Z');
/** What DynamoDB writes to one item in a second. */
const mostWrites = 1_000;

/** The sale without and with attackers at their full rate, on a clock that costs nothing while nothing happens. */
export async function playVirtually(settings: VirtualSettings): Promise<VirtualResult> {
  const without = await playOne(settings, []);
  const beside = await playOne(settings, attacks);
  const pair = { without: without.sale, beside: beside.sale };
  const { item, writes } = beside.busiest;
  return {
    pair,
    busiest: beside.busiest,
    checks: [
      ...judgeHostile(pair),
      {
        name: `no item that everybody needs was written more than ${mostWrites} times in a second`,
        broken: writes <= mostWrites ? [] : [`${item}: ${writes} times`],
      },
    ],
  };
}

async function playOne(
  { seed, honest, units, floodSeconds, forces, say }: VirtualSettings,
  played: SaleSettings['attacks'],
): Promise<{ sale: Sale; busiest: BusiestItem }> {
  const time = virtualTime(start);
  const { world, busiest } = virtualWorld(time, { seed, say });
  const settings: SaleSettings = {
    ...{ seed, units, honest, floodSeconds, forces, attacks: played },
    arrivalMs: 20_000,
    mostInFlight: Number.POSITIVE_INFINITY,
  };
  const sale = await withTimers(time.sleep, () => time.run(() => playSale(world, settings)));
  return { sale, busiest: busiest() };
}
