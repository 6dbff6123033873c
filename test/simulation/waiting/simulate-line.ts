import type { WaitingRecord } from '../../../lib/waiting/waiting.ts';
import { type Choices, replayedChoices, seededChoices, type Turn } from '../scheduler/choices.ts';
import { quiet } from '../scheduler/scheduler.ts';
import { shrink } from '../scheduler/shrink.ts';
import { withTimers } from '../scheduler/timers.ts';
import { type Players, playersOf } from './play.ts';
import { demandQuiet, type Known, watchRules } from './rules.ts';
import { type WaitingWorld, waitingWorld } from './waiting-world.ts';

export interface LineOutcome {
  readonly violations: readonly string[];
  readonly trace: () => readonly string[];
  readonly choices: readonly Turn[];
  readonly reached: ReadonlySet<string>;
  /** How many people joined. */
  readonly joined: number;
}

const odds = { ok: 20, fault: 2, crash: 1 };

/**
 * One interleaving: people join, pass by, pay, decline, pay late; units trickle back; calls fail and functions die. Then
 * faults stop, and everything has to add up. In the end the sale is over.
 * @param people who join at most
 */
export async function simulateLine(choices: Choices, people: number, turns: number): Promise<LineOutcome> {
  const world = waitingWorld(choices, people);
  const known: Known = { answered: new Map(), began: new Map() };
  const players = playersOf(world, known);
  watchRules(world, known);
  const sound = () => world.violations.length === 0;
  const reached = new Set<string>();
  await withTimers(
    () => world.actors.call('waits', { ok: () => undefined }),
    async () => {
      for (let turn = 0; turn < turns && sound(); turn++)
        if (!(await takeTurn(world, players, people))) break;
      if (sound()) await calmDown(world, players);
      noteReached(world, reached);
      if (!sound()) return;
      players.end();
      await calmDown(world, players);
      noteReached(world, reached);
    },
  );
  const { joined } = players.count;
  return { violations: world.violations, trace: world.trace, choices: choices.made, reached, joined };
}

async function takeTurn(world: WaitingWorld, players: Players, people: number): Promise<boolean> {
  const { actors, choices } = world;
  if (!choices.turn()) return false;
  const kind = choices.pick([
    { name: 'call', weight: actors.waiting() > 0 ? 8 : 0 },
    { name: 'move', weight: 4 / (1 + actors.atWork() / 3) },
  ]);
  const chosen = choices.pick(kind?.name === 'call' ? actors.ready(odds) : movesOf(world, players, people));
  await chosen?.begin();
  await quiet();
  world.pass(50);
  return true;
}

function movesOf(world: WaitingWorld, players: Players, people: number) {
  const { count, bookings } = players;
  const held = bookings('held');
  const expired = bookings('expired');
  const someone = 1 + ((world.time.step * 7) % Math.max(1, count.joined));
  const move = (name: string, weight: number, work: () => void) => ({
    name,
    weight,
    begin: async () => work(),
  });
  const of = held[world.time.step % Math.max(1, held.length)];
  const late = expired[world.time.step % Math.max(1, expired.length)];
  return [
    move('join', count.joined < people ? 6 : 0, () => players.join()),
    move('join for two', count.joined < people ? 1 : 0, () => players.join(2)),
    move('join for two or fewer', count.joined < people ? 1 : 0, () => players.join(2, true)),
    move('join again', count.joined > 0 ? 0.5 : 0, () => players.joinAgain(someone, 1, false)),
    move('leave', count.joined > 0 ? 0.5 : 0, () => players.leave(someone)),
    move('pass by', 2, () => players.passBy()),
    move('raise', count.raised < people ? 3 : 0, () => players.raise()),
    move('deliver', world.due.messages > 0 ? 6 : 0, () => {
      world.due.messages--;
      players.tend();
    }),
    move('deliver a join', world.due.joined > 0 ? 3 : 0, () => {
      world.due.joined--;
      players.tend();
    }),
    move('lose a message', world.due.messages > 0 ? 0.3 : 0, () => void world.due.messages--),
    move('sweep', 0.5, () => players.sweep()),
    // Deliveries of one message meet, and a late one finds another line than its event told of.
    move('tend once more', 2, () => players.tend()),
    move('pay', of ? 2 : 0, () => of && players.pay(of)),
    move('decline', of ? 1 : 0, () => of && players.decline(of)),
    move('lapse', held.length > 0 ? 1 : 0, () => {
      world.pass(31_000);
      players.lapse();
    }),
    move('pay late', late ? 1 : 0, () => late && players.payLate(late)),
  ];
}

/** Faults stop and time passes: messages arrive, holds lapse and the sweeper runs, until nothing moves. */
async function calmDown(world: WaitingWorld, players: Players): Promise<void> {
  world.note('——— faults stop ———');
  for (let round = 0; round < 2_000; round++) {
    await finish(world);
    if (world.violations.length > 0) return;
    const before = world.time.step;
    for (; world.due.messages > 0; world.due.messages--) players.tend();
    for (; world.due.joined > 0; world.due.joined--) players.tend();
    await finish(world);
    players.sweep();
    await finish(world);
    if (world.time.step > before) continue;
    demandQuiet(world);
    if (players.bookings('held').length === 0) return;
    world.pass(31_000);
    players.lapse();
  }
  world.violated('the line does not settle');
}

async function finish(world: WaitingWorld): Promise<void> {
  for (let calls = 0; ; calls++) {
    await quiet();
    if (world.actors.waiting() === 0 || world.violations.length > 0) return;
    if (calls > 100_000) return world.violated('somebody never comes to an end');
    await world.actors.advance();
    world.pass(1);
  }
}

function noteReached(world: WaitingWorld, reached: Set<string>): void {
  for (const { status, end } of world.rows<WaitingRecord>('waiting'))
    if (status) reached.add(`entry ${end ?? status}`);
  for (const { status, fromWaitingList } of world.rows<{ status: string; fromWaitingList?: true }>(
    'bookings',
  ))
    if (status) reached.add(`${fromWaitingList ? 'offer' : 'order'} ${status}`);
  for (const line of world.trace()) reached.add(line.match(/← (.*)/)?.[1] ?? '');
}

/** Runs one seed; a failing run is made as plain as it gets. */
export async function simulateLineOf(seed: number, people: number, turns: number): Promise<LineOutcome> {
  const outcome = await simulateLine(seededChoices(seed), people, turns);
  if (outcome.violations.length === 0 || people > 20) return outcome;
  const rule = outcome.violations[0]?.split(':')[0];
  const fails = async (made: readonly Turn[]) =>
    (await simulateLine(replayedChoices(made), people, turns)).violations.some(
      (violation) => violation.split(':')[0] === rule,
    );
  return simulateLine(replayedChoices(await shrink(outcome.choices, fails)), people, turns);
}
