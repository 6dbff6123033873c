import type { BookingRecord } from '../../../../lib/bookings/booking.ts';
import type { Check } from '../pay/verdict.ts';
import { percentile } from '../percentile.ts';
import type { Pair, Sale } from './evidence.ts';
import { type AttackKind, attackKinds, type Kind } from './people.ts';
import { type Turn, waitedTurns } from './turns.ts';
import { mostUnpaid } from './unpaid.ts';

/** What honest buyers get beside attackers, at least, of what they get without them. */
export const leastShareOfUnits = 0.95;
/** How many more of Stripe's turns their payments wait, at most. */
export const mostTimesTheTurns = 2;
/** Waits shorter than this are no waits: a second of one endpoint. */
export const turnsOfNoMatter = 20;
/** What one caller may have of an endpoint's turns in any ten seconds, at most. */
export const mostOfTheTurns = 0.05;
const windowSeconds = 10;

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** What must hold of a sale beside attackers; each line of `broken` is a defect. */
export const judgeHostile = ({ without, beside }: Pair): Check[] => [
  aboutUnits(without, beside),
  aboutWaiting(without, beside),
  {
    name: `no caller got more than ${percent(mostOfTheTurns)} of an endpoint's turns in ${windowSeconds} seconds`,
    broken: turnsByCaller(beside)
      .filter(({ share }) => share > mostOfTheTurns)
      .map(({ kind, most, share }) => `one of ${kind} got ${most} turns, ${percent(share)}`),
  },
  { name: 'nobody was served before the opening', broken: servedEarly(beside) },
  { name: 'nobody held more unpaid units than the deal allows', broken: tooManyUnpaid(beside) },
  { name: 'no attackers got more units than their solved challenges allow', broken: tooManyUnits(beside) },
  { name: 'no address had more sockets open than the stage allows', broken: tooManySockets(beside) },
  {
    name: 'every honest buyer had an answer',
    broken: [without, beside].flatMap(({ visits }) =>
      visits.flatMap(({ outcome, trouble, buyerId }) =>
        outcome === 'unanswered' ? [`${buyerId}: ${trouble ?? 'nothing'}`] : [],
      ),
    ),
  },
  { name: 'nothing was sold that was not there', broken: [without, beside].flatMap(oversold) },
];

function aboutUnits(without: Sale, beside: Sale): Check {
  const [alone, among] = [honestUnits(without), honestUnits(beside)];
  return {
    name: `honest buyers got at least ${percent(leastShareOfUnits)} of the units that they get without attackers`,
    broken: among >= alone * leastShareOfUnits && alone > 0 ? [] : [`${among} instead of ${alone}`],
  };
}

/** Compared with those alone who had their turn: a payment that a busy machine let lapse is no excuse for attackers. */
function aboutWaiting(without: Sale, beside: Sale): Check {
  const alone = percentile(waits(without).filter(Number.isFinite), 95);
  const among = percentile(waits(beside), 95);
  const most = Math.max(turnsOfNoMatter, alone * mostTimesTheTurns);
  return {
    name: `their payments waited at the p95 for at most ${mostTimesTheTurns} times as many turns`,
    broken: among <= most ? [] : [`${among} turns, without attackers ${alone}`],
  };
}

/** The units that are paid for by buyers of this kind. */
export const unitsOf = ({ bookings, people }: Sale, kind: Kind, statuses = ['confirmed']): number =>
  sum(
    bookings
      .filter(({ buyerId, status }) => people.get(buyerId)?.kind === kind && statuses.includes(status))
      .map(({ quantity }) => quantity),
  );

export const honestUnits = (sale: Sale): number => unitsOf(sale, 'honest');

/** For how many turns each honest payment waited. */
export const waits = ({ visits, turns }: Sale): number[] =>
  visits.flatMap(({ payments }) => payments.map((payment) => waitedTurns(payment, turns)));

/** Who got how many of Stripe's turns: in all, and most of one endpoint in ten seconds; the greediest first. */
export function turnsByCaller({ turns, bookings, people, rules }: Sale) {
  const buyerOf = new Map<string, string>(bookings.map(({ id, buyerId }) => [id, buyerId]));
  const buyer = ({ bookingId }: Turn) => buyerOf.get(bookingId ?? '') ?? 'nobody';
  return [...Map.groupBy(turns, buyer)]
    .filter(([id]) => id !== 'nobody')
    .map(([id, theirs]) => {
      const most = mostInWindow(theirs);
      const share = most / (rules.callsPerSecond * windowSeconds);
      return { kind: people.get(id)?.kind ?? 'unknown', turns: theirs.length, most, share };
    })
    .sort((one, other) => other.most - one.most || other.turns - one.turns);
}

/** The most turns of one endpoint in any window; they come in the order in which they were taken. */
function mostInWindow(turns: readonly Turn[]): number {
  const spans = [...Map.groupBy(turns, ({ endpoint }) => endpoint).values()].map((ofEndpoint) => {
    let [first, most] = [0, 0];
    for (const [index, { at }] of ofEndpoint.entries()) {
      while ((ofEndpoint[first]?.at ?? at) <= at - windowSeconds * 1_000) first += 1;
      most = Math.max(most, index - first + 1);
    }
    return most;
  });
  return Math.max(0, ...spans);
}

const got = ({ status }: BookingRecord) => status !== 'rejected';

function servedEarly({ bookings, early, opensAt }: Sale): string[] {
  const accepted = new Set(early);
  return bookings.flatMap(({ id, createdAt, ...booking }) => {
    if (createdAt < opensAt) return [`${id} was made ${opensAt - createdAt} ms before the opening`];
    return accepted.has(id) && got({ id, createdAt, ...booking })
      ? [`${id} was ordered before the opening, and is ${booking.status}`]
      : [];
  });
}

function tooManyUnpaid({ bookings, people, rules: { maxUnpaidUnits: most } }: Sale): string[] {
  const by = (what: string, keyOf: (booking: BookingRecord) => string | undefined) =>
    [...Map.groupBy(bookings, keyOf)].flatMap(([key, theirs]) => {
      const units = key === undefined ? 0 : mostUnpaid(theirs);
      return units > most ? [`${what} ${key} held ${units} unpaid units, of ${most}`] : [];
    });
  return [
    ...by('buyer', ({ buyerId }) => buyerId),
    ...by('device', ({ buyerId }) => people.get(buyerId)?.deviceId),
  ];
}

/** Units that a kind of attackers got, if only for a while, and how many its solved challenges stand for. */
export function attackersUnits(sale: Sale, kind: AttackKind) {
  const solved = sale.attacked.find((each) => each.kind === kind)?.solved ?? 0;
  return {
    got: sum(
      sale.bookings
        .filter((booking) => sale.people.get(booking.buyerId)?.kind === kind && got(booking))
        .map(({ quantity }) => quantity),
    ),
    allowed: solved * sale.rules.maxUnitsPerOrder,
  };
}

const tooManyUnits = (sale: Sale): string[] =>
  attackKinds.flatMap((kind) => {
    const units = attackersUnits(sale, kind);
    return units.got > units.allowed ? [`${kind} got ${units.got}, and solved for ${units.allowed}`] : [];
  });

/** What the flood opened, from one address, it left open. */
function tooManySockets({ attacked, rules: { socketsOfAddress } }: Sale): string[] {
  const flood = attacked.find(({ kind }) => kind === 'socket_flood');
  const open = flood?.tally.answers.get('socket')?.get('101') ?? 0;
  return open > socketsOfAddress ? [`${open} sockets, of ${socketsOfAddress}`] : [];
}

function oversold({ bookings, units }: Sale): string[] {
  const sold = sum(bookings.filter(({ status }) => status === 'confirmed').map(({ quantity }) => quantity));
  return sold > units ? [`${sold} of ${units} units`] : [];
}
