import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../rush/percentile.ts';
import { type MeasuredCloud, startMeasured } from './cloud-process.ts';
import type { Part } from './measures.ts';
import { comeToRest } from './rest.ts';
import { openShop, paced, rush, type Sold } from './sale.ts';
import { benchFolder, forgetBuilds, type Side } from './sides.ts';

/** How much is done in a round. */
export interface Sizes {
  /** Of the rush; as many units. */
  readonly buyers: number;
  readonly pacedSeconds: number;
  /** After a warm start, until processor time is read. */
  readonly settleSeconds: number;
  /** For how long it is read; memory at the end. A minute has each of the minute's functions once, on both sides. */
  readonly idleSeconds: number;
}

export const usualSizes: Sizes = { buyers: 3_000, pacedSeconds: 45, settleSeconds: 40, idleSeconds: 60 };

/** Orders a second, where orders come one after another. */
export const pace = 4;

const megabyte = 1_000_000;

/** Samples of one round, by measure. */
export type Sample = Record<string, number>;

interface Session {
  readonly side: Side;
  readonly parts: ReadonlySet<Part>;
  readonly sizes: Sizes;
  log(line: string): void;
}

/** What of a run needs a cloud. */
export const cloudParts: readonly Part[] = ['start', 'idle', 'rush', 'paced'];

/**
 * One life of a cloud: a first start from nothing, a rush, orders one by one, and on what these left a warm start and
 * some rest. A part that was not chosen is left out, unless a later one stands on it.
 */
export async function measureCloud(session: Session): Promise<Sample> {
  const { side, parts, log } = session;
  mkdirSync(benchFolder, { recursive: true });
  const temporary = mkdtempSync(join(benchFolder, `run-${side.name}-`));
  const place = { stateDir: join(temporary, 'state'), temporary };
  const sample: Sample = {};
  forgetBuilds(side);
  try {
    log(`${side.name}: first start, from nothing …`);
    let cloud = await startMeasured(side, place);
    try {
      sample['start.first'] = cloud.readySeconds;
      sample['start.first.processor'] = cloud.readyProcessorSeconds;
      Object.assign(sample, await measureSales(session, cloud));
      if (parts.has('start') || parts.has('idle')) {
        await cloud.stop();
        log(`${side.name}: warm start …`);
        cloud = await startMeasured(side, place);
        sample['start.warm'] = cloud.readySeconds;
      }
      if (parts.has('idle')) Object.assign(sample, await measureIdle(session, cloud));
    } finally {
      await cloud.stop();
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return chosen(sample, parts);
}

async function measureSales({ side, parts, sizes, log }: Session, cloud: MeasuredCloud): Promise<Sample> {
  const shop = openShop(cloud.running, side.folder);
  const sample: Sample = {};
  try {
    // Idle is measured on what a rush left.
    if (parts.has('rush') || parts.has('idle')) {
      log(`${side.name}: a rush of ${sizes.buyers} buyers for as many units …`);
      const { sold, processorMs } = await counted(cloud, (onBegin) => rush(shop, sizes.buyers, onBegin));
      Object.assign(sample, figuresOf('rush', sold, processorMs), {
        'rush.orders': sold.outcomes.length / sold.seconds,
        'rush.memory': cloud.memoryBytes() / megabyte,
      });
    }
    if (parts.has('paced')) {
      log(`${side.name}: ${pace} orders a second for ${sizes.pacedSeconds} s …`);
      const orders = sizes.pacedSeconds * pace;
      const { sold, processorMs } = await counted(cloud, (onBegin) =>
        paced(shop, { orders, perSecond: pace }, onBegin),
      );
      Object.assign(sample, figuresOf('paced', sold, processorMs));
    }
  } finally {
    shop.close();
  }
  return sample;
}

/**
 * The processor time of a sale, from its first order until the cloud rests again: what is put off until after the last
 * answer (events, projections, figures) is part of an order.
 */
async function counted(cloud: MeasuredCloud, sale: (onBegin: () => void) => Promise<Sold>) {
  let begin = cloud.processorMs();
  const sold = await sale(() => {
    begin = cloud.processorMs();
  });
  await comeToRest(cloud.processorMs);
  return { sold, processorMs: cloud.processorMs() - begin };
}

function figuresOf(part: 'rush' | 'paced', { outcomes }: Sold, processorMs: number): Sample {
  const accepts = outcomes.map(({ acceptMs }) => acceptMs);
  const decisions = outcomes.map(({ decisionMs }) => decisionMs);
  return {
    [`${part}.processor`]: processorMs / outcomes.length,
    [`${part}.accept.p50`]: percentile(accepts, 50),
    [`${part}.accept.p95`]: percentile(accepts, 95),
    [`${part}.decision.p50`]: percentile(decisions, 50),
    [`${part}.decision.p95`]: percentile(decisions, 95),
  };
}

async function measureIdle({ side, sizes, log }: Session, cloud: MeasuredCloud): Promise<Sample> {
  const { settleSeconds, idleSeconds } = sizes;
  log(`${side.name}: idle, ${settleSeconds} s to settle and ${idleSeconds} s measured …`);
  await sleep(settleSeconds * 1_000);
  const [begin, since] = [cloud.processorMs(), performance.now()];
  await sleep(idleSeconds * 1_000);
  const share = (cloud.processorMs() - begin) / (performance.now() - since);
  return { 'idle.processor': share, 'idle.memory': cloud.memoryBytes() / megabyte };
}

const chosen = (sample: Sample, parts: ReadonlySet<Part>): Sample =>
  Object.fromEntries(Object.entries(sample).filter(([id]) => parts.has(id.split('.')[0] as Part)));
