import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../buyer.ts';
import { newGuests } from '../guests.ts';
import { type Http, httpClient } from '../http.ts';
import type { RushOptions } from '../options.ts';
import { staff } from '../staff.ts';
import type { Target } from '../target.ts';
import { serviceOnSale, startsFrom } from './service-on-sale.ts';

export interface SlotWanted {
  readonly serviceId: string;
  readonly startsAt: string;
}

type Stampede = (
  http: Http,
  dealId: string,
  tokens: string[],
  options: RushOptions,
  slotOf?: (index: number) => SlotWanted | undefined,
) => Promise<{ outcomes: Outcome[]; seconds: number }>;

interface Booked {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A deal and a service's slots with as many units, one after the other, with the same buyers. */
export async function slotRush(options: RushOptions, target: Target, stampede: Stampede): Promise<boolean> {
  const { slots, capacity, buyers, connections } = options;
  if (target.dynamodb === undefined) throw new Error('A rush on slots needs a local cloud');
  const http = httpClient(target.apiUrl, connections);
  const admin = staff(http, await target.adminToken());
  try {
    const tokens = await newGuests(http, buyers, connections);
    const units = slots * capacity;
    // The deal has the bound of an unpaid unit that slots have, and its orders are decided as they are.
    const controls = { maxUnpaidUnits: 1, maxUnitsPerOrder: 1 };
    const deal = await admin.openDeal({ title: 'Rush', units, drop: false, opensInMs: 1_500, controls });
    await sleep(Date.parse(deal.startsAt) - Date.now() + 50);
    const ofDeal = await stampede(http, deal.id, tokens, options);
    const serviceId = await serviceOnSale(target.dynamodb, capacity);
    const starts = startsFrom(Date.now(), slots);
    const slotOf = (index: number) => ({ serviceId, startsAt: starts[index % slots] as string });
    const ofSlots = await stampede(http, deal.id, tokens, options, slotOf);
    const booked = await readBooked(http, tokens, ofSlots.outcomes);
    const wrong = defects(ofSlots.outcomes, booked, options);
    const rate = ({ seconds }: { seconds: number }) => Math.round(buyers / seconds);
    console.log(`\n${wrong.length === 0 ? 'PASS' : 'FAIL'}  ${buyers} buyers, ${slots} slots of ${capacity}`);
    for (const what of wrong) console.log(`  BROKEN: ${what}`);
    console.log(`  ${booked.length} bookings of slots, ${held(ofDeal.outcomes)} of the deal`);
    console.log(`  ${rate(ofSlots)} orders/s of slots, ${rate(ofDeal)} of the deal`);
    return wrong.length === 0;
  } finally {
    await admin.tidyUp();
    http.close();
  }
}

const held = (outcomes: readonly Outcome[]) => outcomes.filter(({ verdict }) => verdict === 'held').length;

async function readBooked(http: Http, tokens: string[], outcomes: readonly Outcome[]): Promise<Booked[]> {
  const booked: Booked[] = [];
  for (const [index, { verdict, bookingId }] of outcomes.entries()) {
    if (verdict !== 'held') continue;
    const call = {
      method: 'GET',
      path: `/v1/bookings/${bookingId}`,
      token: tokens[index] as string,
    } as const;
    booked.push((await http.call(call)).body.slot);
  }
  return booked;
}

function defects(
  outcomes: readonly Outcome[],
  booked: readonly Booked[],
  { slots, capacity }: RushOptions,
): string[] {
  const wrong: string[] = [];
  const silent = outcomes.filter(({ verdict }) => verdict === 'unanswered').length;
  if (silent > 0) wrong.push(`${silent} buyers without an answer`);
  if (booked.length !== slots * capacity)
    wrong.push(`${booked.length} bookings in place of ${slots * capacity}`);
  const bySlot = Map.groupBy(booked, ({ startsAt }) => startsAt);
  for (const [startsAt, all] of bySlot)
    if (all.length > capacity) wrong.push(`${all.length} bookings of the slot at ${startsAt}`);
  const inOrder = [...bySlot.values()]
    .flatMap(([one]) => one ?? [])
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  for (const [index, { startsAt }] of inOrder.entries())
    if (index > 0 && startsAt < (inOrder[index - 1]?.endsAt ?? '')) wrong.push(`an overlap at ${startsAt}`);
  return wrong;
}
