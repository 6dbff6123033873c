import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../../../../lib/platform/in-parallel.ts';
import type { Outcome } from '../buyer.ts';
import { newGuests } from '../guests.ts';
import { type Http, httpClient } from '../http.ts';
import type { RushOptions } from '../options.ts';
import { staff } from '../staff.ts';
import { type Crowd, type Stampede, stampede } from '../stampede.ts';
import type { Target } from '../target.ts';
import { writeMeter } from '../write-units.ts';
import { type BookedSlot, slotDefects } from './defects.ts';
import { serviceOnSale, startsFrom } from './service-on-sale.ts';

export type SlotRush = Crowd & Pick<RushOptions, 'slots' | 'capacity' | 'buyers'>;

interface Played extends Stampede {
  /** Write units of all orders; undefined where the logs are elsewhere. */
  readonly written: number | undefined;
}

/** A deal and a service's slots with as many units, one after the other, with the same buyers. @returns whether all held */
export async function slotRush(
  options: SlotRush,
  target: Pick<Target, 'apiUrl' | 'adminToken' | 'logs'>,
  log: (line: string) => void,
): Promise<boolean> {
  const { slots, capacity, buyers, connections } = options;
  const http = httpClient(target.apiUrl, connections);
  const token = await target.adminToken();
  try {
    const tokens = await newGuests(http, buyers, connections);
    const ofDeal = await metered(target.logs, () => rushOnDeal(http, token, tokens, options));
    const { played: ofSlots, booked } = await rushOnSlots(http, token, tokens, options, target.logs);
    const wrong = slotDefects(ofSlots.outcomes, booked, options);
    log(`\n${wrong.length === 0 ? 'PASS' : 'FAIL'}  ${buyers} buyers, ${slots} slots of ${capacity}`);
    for (const what of wrong) log(`  BROKEN: ${what}`);
    log(`  slots  ${summary(ofSlots)}`);
    log(`  deal   ${summary(ofDeal)}`);
    return wrong.length === 0;
  } finally {
    http.close();
  }
}

const summary = ({ outcomes, seconds, written }: Played): string => {
  const held = outcomes.filter(({ verdict }) => verdict === 'held').length;
  const units = written === undefined ? '' : `, ${(written / held).toFixed(1)} write units a booking`;
  return `${held} bookings, ${Math.round(outcomes.length / seconds)} orders/s${units}`;
};

/** The deal bounds what a buyer holds unpaid, as slots do, so both decide an order in the same way. */
async function rushOnDeal(http: Http, token: string, tokens: string[], options: SlotRush): Promise<Stampede> {
  const admin = staff(http, token);
  try {
    const controls = { maxUnpaidUnits: 1, maxUnitsPerOrder: 1 };
    const units = options.slots * options.capacity;
    const deal = await admin.openDeal({ title: 'Rush', units, drop: false, opensInMs: 1_500, controls });
    await sleep(Date.parse(deal.startsAt) - Date.now() + 50);
    return await stampede(http, tokens, options, () => ({ dealId: deal.id }));
  } finally {
    await admin.tidyUp();
  }
}

async function rushOnSlots(
  http: Http,
  token: string,
  tokens: string[],
  options: SlotRush,
  logs: string | undefined,
): Promise<{ played: Played; booked: BookedSlot[] }> {
  const { serviceId, tidyUp } = await serviceOnSale(http, token, options.capacity);
  try {
    const starts = startsFrom(Date.now(), options.slots);
    const wantedBy = (index: number) => ({
      slot: { serviceId, startsAt: starts[index % starts.length] as string },
    });
    const played = await metered(logs, () => stampede(http, tokens, options, wantedBy));
    return { played, booked: await readBooked(http, tokens, played.outcomes, options.connections) };
  } finally {
    await tidyUp();
  }
}

async function metered(logs: string | undefined, play: () => Promise<Stampede>): Promise<Played> {
  const meter = logs ? writeMeter(logs) : undefined;
  const played = await play();
  const written = await meter?.read();
  return { ...played, written: written && written.direct + written.burst };
}

async function readBooked(
  http: Http,
  tokens: string[],
  outcomes: readonly Outcome[],
  connections: number,
): Promise<BookedSlot[]> {
  const held = outcomes.flatMap(({ verdict, bookingId }, index) =>
    verdict === 'held' ? [{ path: `/v1/bookings/${bookingId}`, token: tokens[index] }] : [],
  );
  const answers = await inParallel(held, connections, (call) => http.call({ method: 'GET', ...call }));
  return answers.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value.body.slot;
  });
}
