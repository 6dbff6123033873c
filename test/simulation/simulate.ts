import { type PaymentRecord, refundsOf } from '../../lib/payments/payment.ts';
import { hasUnitsToGiveBack, type Stock } from '../../lib/stock/stock.ts';
import { checkAtTheEnd, watchInvariants } from './invariants/index.ts';
import { type Choices, replayedChoices, seededChoices, type Turn } from './scheduler/choices.ts';
import { quiet } from './scheduler/scheduler.ts';
import { shrink } from './scheduler/shrink.ts';
import { withTimers } from './scheduler/timers.ts';
import {
  deliverEvent,
  deliverMessage,
  deliverOrder,
  deliverWalk,
  dueWalks,
  followBookings,
  lapseHolds,
  projectBookings,
  reconcile,
  sweep,
} from './world/deliveries.ts';
import { failedRefundMoves } from './world/failed-refunds.ts';
import { type Move, movesOf, staff } from './world/moves.ts';
import { openShop, type Shop } from './world/shop.ts';
import { callOff } from './world/staff.ts';
import { createWorld, type World } from './world/world.ts';

export interface Outcome {
  /** The rules that were broken; empty when all is well. */
  readonly violations: readonly string[];
  /** What happened, a line each. */
  readonly trace: () => readonly string[];
  readonly choices: readonly Turn[];
  readonly reached: ReadonlySet<string>;
}

const mostTurns = 50;
const odds = { ok: 20, fault: 2, crash: 1.2 };

/** One interleaving: things happen and go wrong, then faults stop and time passes, and everything has to add up. */
export async function simulate(choices: Choices): Promise<Outcome> {
  const world = createWorld(choices);
  const shop = await openShop(world);
  watchInvariants(world, shop);
  followBookings(world);
  projectBookings(world);
  const sound = () => world.violations.length === 0;
  let reached: ReadonlySet<string> = new Set();
  await withTimers(
    () => world.actors.call('waits', { ok: () => undefined }),
    async () => {
      for (let turn = 0; turn < mostTurns && sound(); turn++) if (!(await takeTurn(world, shop))) break;
      if (sound()) await calmDown(world, shop);
      if (sound()) checkAtTheEnd(world, shop);
      reached = reachedIn(world);
      if (sound()) await giveEverythingBack(world, shop);
      if (sound()) await resolveWhatFailed(world, shop);
      reached = new Set([...reached, ...refundsIn(world)]);
    },
  );
  await world.stop();
  const { violations, trace } = world;
  return { violations, trace, choices: choices.made, reached };
}

/** Whatever became of it, a deal can be called off in the end, and nobody keeps a booking or misses their money. */
async function giveEverythingBack(world: World, shop: Shop): Promise<void> {
  if (world.deal.state === 'cancelled') return;
  callOff(world, shop.dealId, { heard: true });
  await calmDown(world, shop);
  if (world.violations.length === 0) checkAtTheEnd(world, shop);
}

/** In the end staff go through the list of failed refunds, several at once: each is tried again, and settled if it fails again. */
async function resolveWhatFailed(world: World, shop: Shop): Promise<void> {
  for (const resolution of ['try_again', 'settled'] as const) {
    const moves = failedRefundMoves(world, staff).filter(({ name }) => name.includes(resolution));
    if (moves.length === 0) return;
    for (const move of moves) await move.begin();
    await calmDown(world, shop);
    // So that a bank has the time to send it back once more.
    world.pass(125_000);
    await calmDown(world, shop);
    if (world.violations.length > 0) return;
    checkAtTheEnd(world, shop);
  }
}

/** Lets a waiting call happen, or begins something. @returns false when the turmoil is over before its time. */
async function takeTurn(world: World, shop: Shop): Promise<boolean> {
  const { actors, choices } = world;
  if (!choices.turn()) return false;
  const kind = choices.pick([
    { name: 'call', weight: actors.waiting() > 0 ? 4 : 0 },
    // The more are at work, the less begins.
    { name: 'move', weight: 4 / (1 + actors.atWork()) },
  ]);
  const chosen = choices.pick<Move>(
    kind?.name === 'call'
      ? actors.ready(odds)
      : [...movesOf(world, shop), { name: 'lull', weight: 0.4, begin: () => deliverEverything(world) }],
  );
  await chosen?.begin();
  await quiet();
  world.pass(5);
  return true;
}

/** Faults stop and time passes: everything is delivered, and the schedules run, until nothing is left to do. */
async function calmDown(world: World, shop: Shop): Promise<void> {
  world.note('——— faults stop ———');
  for (let round = 0; round < 24; round++) {
    await deliverEverything(world);
    if (world.violations.length > 0 || isSettled(world)) return;
    world.note('— 125 s pass');
    world.pass(125_000);
    for (const schedule of [sweep, lapseHolds, reconcile]) {
      schedule(world);
      await finish(world);
    }
  }
  world.violated(`does not settle for ${shop.dealId}`);
}

async function deliverEverything(world: World): Promise<void> {
  const { webhooks, queue, burst, violations } = world;
  // What waits for something that only time brings, as a claim whose consumer is dead, comes again once it has passed.
  const tries = new Map<object, number>();
  const hasHope = (message: object) => (tries.get(message) ?? 0) < 20;
  const hopeful = <T extends object>(waiting: T[]): T[] => {
    const taken = waiting.filter(hasHope);
    waiting.splice(0, waiting.length, ...waiting.filter((message) => !hasHope(message)));
    for (const message of taken) tries.set(message, (tries.get(message) ?? 0) + 1);
    return taken;
  };
  const left = () => [...webhooks, ...burst].filter(hasHope).length + queue.length + dueWalks(world).length;
  for (let round = 0; round === 0 || left() > 0; round++) {
    if (violations.length > 0) return;
    if (round > 300) return world.violated('messages go round without an end');
    deliverEvent(world, hopeful(webhooks));
    deliverMessage(world, queue.splice(0));
    deliverOrder(world, hopeful(burst));
    world.callOffs.project();
    for (const queued of dueWalks(world)) deliverWalk(world, queued);
    await finish(world);
  }
}

async function finish(world: World): Promise<void> {
  for (let calls = 0; ; calls++) {
    await quiet();
    if (world.actors.waiting() === 0 || world.violations.length > 0) return;
    if (calls > 3_000) return world.violated('somebody never comes to an end');
    await world.actors.advance();
    world.pass(1);
  }
}

const isSettled = (world: World): boolean =>
  world.webhooks.length + world.burst.length === 0 &&
  world.bookingRecords().every(({ status }) => status !== 'held') &&
  world.paymentRecords().every(({ dueAt }) => dueAt === undefined) &&
  world.stockItems().every(isQuiet);

const isQuiet = (stock: Stock): boolean =>
  Object.keys(stock.claims).length === 0 && (stock.gate !== 'called_off' || !hasUnitsToGiveBack(stock));

/** What kinds of endings a run saw: a test that never meets the late payment proves nothing about it. */
const reachedIn = (world: World): Set<string> =>
  new Set([
    ...world.bookingRecords().map(({ status }) => `booking ${status}`),
    ...world.paymentRecords().map(({ status }) => `payment ${status}`),
    ...world.ledgerEntries().map(({ kind }) => `ledger ${kind}`),
    ...(world.disputes.lost() ? ['dispute lost'] : []),
    ...world.bookingRecords().flatMap(({ payWith, status }) => (payWith ? `one click ${status}` : [])),
    ...(world.paymentRecords().some(isChargedToSaved) ? ['saved card charged'] : []),
    ...(world.customerRecords().some(({ generation = 0 }) => generation > 0) ? ['customer made anew'] : []),
    ...world.bookingRecords().flatMap(({ id }) => (world.cameBack.has(id) ? 'late payment honoured' : [])),
    ...world.met,
    ...refundsIn(world),
    ...inquiriesIn(world),
    ...world.struck(),
  ]);

/** A card that does not work is taken out of the payment. */
const isChargedToSaved = ({ status, methodId }: PaymentRecord): boolean =>
  status === 'captured' && methodId !== undefined;

const refundsIn = (world: World): string[] =>
  world.paymentRecords().flatMap((payment) => refundsOf(payment).map(({ status }) => `refund ${status}`));

/** How inquiries ended, and whether money went back while one was open. */
const inquiriesIn = (world: World): string[] =>
  world.disputes
    .all()
    .filter(({ wasInquiry }) => wasInquiry)
    .flatMap(({ isInquiry, status }) => [`inquiry ${status}`, ...(isInquiry ? [] : ['inquiry escalated'])]);

/** Runs one seed; a failing run is made as plain as it gets. */
export async function simulateSeed(seed: number): Promise<Outcome> {
  const outcome = await simulate(seededChoices(seed));
  if (outcome.violations.length === 0) return outcome;
  const [first] = outcome.violations;
  const rule = first?.split(':')[0];
  const fails = async (choices: readonly Turn[]) => {
    const { violations } = await simulate(replayedChoices(choices));
    return violations.some((violation) => violation.split(':')[0] === rule);
  };
  return simulate(replayedChoices(await shrink(outcome.choices, fails)));
}
