import { setTimeout as sleep } from 'node:timers/promises';
import type { RemoteStripe } from '../../../../local/stripe/remote.ts';
import type { Queues } from './queues.ts';
import type { Records } from './records.ts';

interface Quiet {
  readonly quiet: boolean;
  readonly seconds: number;
}

interface Sources {
  readonly records: Records;
  readonly queues: Queues;
  readonly stripe: RemoteStripe;
}

/** Timers of holds that were over early go off later and find nothing to do. */
const timers = 'hold-releases';

/** Waits until nothing is under way any more: no hold, no open payment, no message, no webhook. */
export async function untilQuiet(
  sources: Sources,
  { dealId, patienceMs, log }: { dealId: string; patienceMs: number; log: (line: string) => void },
): Promise<Quiet> {
  const begin = Date.now();
  const seconds = () => Math.round((Date.now() - begin) / 1_000);
  for (let round = 0; ; round++) {
    const open = await openThings(sources, dealId);
    const words = Object.entries(open).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []));
    if (words.length === 0) return { quiet: true, seconds: seconds() };
    if (round % 2 === 0) log(`waiting, ${seconds()} s: ${words.join(', ')}`);
    if (Date.now() - begin > patienceMs) return { quiet: false, seconds: seconds() };
    await sleep(4_000);
  }
}

async function openThings(
  { records, queues, stripe }: Sources,
  dealId: string,
): Promise<Record<string, number>> {
  const { work } = await queues.depths();
  const [bookings, payments] = [await records.bookings(dealId), await records.payments(dealId)];
  return {
    holds: bookings.filter(({ status }) => status === 'held').length,
    'open payments': payments.filter(({ dueAt }) => dueAt !== undefined).length,
    webhooks: (await stripe.pendingWebhooks()).length,
    ...Object.fromEntries(
      work.map(({ name, waiting, delayed }) => [
        `in ${name.replace(/^stampede-\w+-/, '')}`,
        waiting + (name.endsWith(timers) ? 0 : delayed),
      ]),
    ),
  };
}
