import { seededRandom } from '../../../../local/stripe/random.ts';
import type { Attack, Field, Force } from './attacks/attack.ts';
import type { Forces } from './attacks/index.ts';
import type { Rules, Sale } from './evidence.ts';
import { buyHonestly, type Visit } from './honest.ts';
import { type AttackKind, people as gather, type Person } from './people.ts';
import type { Shop, Visitor } from './shop.ts';
import { orderSolving, solver } from './solver.ts';
import { counter, watchedShop } from './tally.ts';
import type { Turn } from './turns.ts';

/** Where a sale is played. */
export interface World {
  readonly shop: Shop;
  /** The same, on connections of its own. */
  readonly attackersShop: Shop;
  readonly rules: Rules;
  /** Publishes the deal, and says when it begins. */
  open(units: number): Promise<void>;
  /** Makes the token of a solved challenge; each is good for one request. */
  challengeToken(whose: string, number: number): string;
  /** Resolves when the attackers may send one more request. */
  attackersTurn(): Promise<void>;
  /** Whether all units are paid for, or nobody should wait any longer. */
  isOver(): boolean;
  /** Waits until holds have lapsed and nothing is under way, and answers what was recorded. */
  end(): Promise<Pick<Sale, 'bookings'> & { readonly turns: readonly Turn[] }>;
  say(line: string): void;
  /** Counts what is done, for people. */
  progress(name: string, total: number): { step<T>(result: T): T; end(): void };
}

export interface SaleSettings {
  readonly seed: number;
  readonly units: number;
  readonly honest: number;
  /** Honest buyers arrive within this time, milliseconds. */
  readonly arrivalMs: number;
  /** Floods last so long from the opening on, seconds. */
  readonly floodSeconds: number;
  readonly attacks: readonly Attack[];
  readonly forces: Forces;
  /** Requests of one attack that may be under way at once. */
  readonly mostInFlight: number;
}

/** One in five who find it sold out come back, and one in ten dies before the app can tell us that they have paid. */
const returning = 0.2;
const silent = 0.1;

/** Plays one sale to its end. */
export async function playSale(world: World, settings: SaleSettings): Promise<Sale> {
  const { shop, say } = world;
  const { honest, units, seed } = settings;
  const people = gather();
  say(`${honest} honest buyers get a token …`);
  const buyers = await honestBuyers(world, settings, people);
  const early: string[] = [];
  const attackers = settings.attacks.map((attack, index) =>
    attacker(world, settings, { attack, people, early, seed: seed * 31 + index }),
  );
  if (attackers.length > 0) say('Attackers gather tokens …');
  await Promise.all(attackers.map((each) => each.prepare()));
  await world.open(units);
  const begin = shop.now();
  say(attackers.length > 0 ? 'The sale opens, beside attackers …' : 'The sale opens, without attackers …');
  const attacked = Promise.all(attackers.map((each) => each.run()));
  const progress = world.progress('buyers who are done', honest);
  const visits = await Promise.all(
    buyers.map(async (buyer, index) => progress.step(await visit(world, settings, { buyer, index }))),
  ).finally(progress.end);
  const seconds = (shop.now() - begin) / 1_000;
  await attacked;
  return {
    ...{ units, visits, early, seconds, rules: world.rules, opensAt: shop.opensAt, people: people.byId },
    attacked: attackers.map((each) => each.told()),
    ...(await world.end()),
  };
}

async function honestBuyers(
  { shop, challengeToken }: World,
  { honest }: SaleSettings,
  people: ReturnType<typeof gather>,
): Promise<readonly Person[]> {
  const buyers: Person[] = [];
  const enlist = async (number: number) => {
    const own = solver(10, (count) => challengeToken(`honest-${number}`, count));
    for (let attempt = 0; attempt < 20; attempt++) {
      const person = await people.enlist(shop, visitorOf(number), { kind: 'honest', solver: own });
      if (person) {
        buyers[number] = person;
        return;
      }
      await shop.sleep(500 * (attempt + 1));
    }
    throw new Error('An honest buyer gets no token');
  };
  const width = 32;
  await Promise.all(
    Array.from({ length: width }, async (_, lane) => {
      for (let number = lane; number < honest; number += width) await enlist(number);
    }),
  );
  return buyers;
}

/** Each honest buyer has an address and a device. */
const visitorOf = (number: number): Visitor => ({
  address: `198.18.${(number >> 8) & 255}.${number & 255}`,
  deviceId: `device-of-honest-${number}`,
});

function visit(
  { shop, challengeToken, isOver }: World,
  { seed, arrivalMs }: SaleSettings,
  { buyer, index }: { buyer: Person; index: number },
): Promise<Visit> {
  const random = seededRandom(seed * 1_000_003 + index);
  const own = solver(1_000, (count) => challengeToken(buyer.buyerId, count));
  return buyHonestly({
    ...{ shop, caller: buyer, random, isOver, orders: orderSolving(own) },
    arrivesInMs: random() * arrivalMs,
    comesBack: random() < returning,
    tellsNobody: random() < silent,
  });
}

interface Cast {
  readonly attack: Attack;
  readonly people: ReturnType<typeof gather>;
  readonly early: string[];
  readonly seed: number;
}

function attacker(world: World, settings: SaleSettings, { attack, people, early, seed }: Cast) {
  const { kind, says } = attack;
  const force: Force = settings.forces[kind];
  const tally = counter();
  const shop = watchedShop(world.attackersShop, tally, world.attackersTurn);
  const solving = solver(force.solves, (count) => world.challengeToken(kind, count));
  const field = (endsAt: number): Field => ({
    ...{ shop, force, solver: solving, endsAt, random: seededRandom(seed), isOver: world.isOver },
    mostInFlight: settings.mostInFlight,
    quantity: Math.min(world.rules.maxUnitsPerOrder, world.rules.maxUnpaidUnits),
    enlist: (visitor) => people.enlist(shop, visitor, { kind: kind satisfies AttackKind, solver: solving }),
    acceptedEarly: (bookingId) => void early.push(bookingId),
  });
  let callers: readonly Person[] = [];
  return {
    prepare: async () => {
      callers = await attack.prepare(field(Number.POSITIVE_INFINITY));
    },
    run: () => attack.run(field(world.shop.opensAt + settings.floodSeconds * 1_000), callers),
    told: () => ({ kind, says, callers: callers.length, solved: solving.solved, tally }),
  };
}
