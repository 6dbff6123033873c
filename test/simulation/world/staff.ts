import type { DealId } from '../../../lib/contract/ids.ts';
import { UpdateCommand } from '../../../lib/platform/documents/commands.ts';
import { stockOfDeal } from '../../../lib/stock/stock-id.ts';
import type { Move } from './moves.ts';
import type { World } from './world.ts';

/** What staff do to the deal while it sells: its limit comes, goes and changes, and it is called off. */
export function staffMoves(world: World, dealId: DealId): Move[] {
  if (world.deal.state === 'cancelled') return lostMessages(world);
  return [
    ...[undefined, 1, 2].map((limit) => ({
      name: `limit ${limit}`,
      weight: limit === undefined && somebodyIsLate(world) ? 1.5 : 0.08,
      begin: () => setBound(world, dealId, 'perCustomerLimit', limit),
    })),
    ...[undefined, 1, 2].map((units) => ({
      name: `unpaid ${units}`,
      weight: 0.08,
      begin: () => setBound(world, dealId, 'maxUnpaidUnits', units),
    })),
    { name: 'call off', weight: 0.1, begin: () => callOff(world, dealId, { heard: true }) },
    { name: 'call off, unheard', weight: 0.06, begin: () => callOff(world, dealId, { heard: false }) },
  ];
}

/** Whose hold has lapsed while they were paying: what becomes of the limit meanwhile is the question then. */
const somebodyIsLate = (world: World): boolean =>
  world.stockItems().some(({ perCustomerLimit }) => perCustomerLimit !== undefined) &&
  world.bookingRecords().some(({ status, payment }) => status === 'expired' && payment?.status === 'ready');

const eras = { perCustomerLimit: 'limitEra', maxUnpaidUnits: 'unpaidEra' } as const;

function setBound(world: World, dealId: DealId, bound: keyof typeof eras, units: number | undefined): void {
  world.note(`— ${bound} becomes ${units}`);
  world.met.add(bound === 'perCustomerLimit' ? 'limit changed' : 'unpaid changed');
  const [stock] = world.stockItems();
  world.deal.version += 1;
  // As a change of the deal does it: a bound is another when there was none before.
  const era = stock?.[bound] === undefined ? world.deal.version : stock[eras[bound]];
  world.memory.perform(
    new UpdateCommand({
      TableName: 'stock',
      Key: { pk: stockOfDeal(dealId) },
      ...(units === undefined
        ? { UpdateExpression: `REMOVE ${bound}, ${eras[bound]}` }
        : {
            UpdateExpression: `SET ${bound} = :units${era === undefined ? '' : `, ${eras[bound]} = :era`}`,
            ExpressionAttributeValues: { ':units': units, ...(era !== undefined && { ':era': era }) },
          }),
    }),
  );
}

/** One transaction changes the deal and its gate; whether anybody hears of it is another matter. */
export function callOff(world: World, dealId: DealId, { heard }: { readonly heard: boolean }): void {
  world.note(`— the deal is called off${heard ? '' : ', and its message is lost'}`);
  world.met.add(heard ? 'called off' : 'call-off unheard');
  world.deal.state = 'cancelled';
  world.memory.perform(
    new UpdateCommand({
      TableName: 'stock',
      Key: { pk: stockOfDeal(dealId) },
      UpdateExpression: 'SET gate = :gate',
      ExpressionAttributeValues: { ':gate': 'called_off' },
    }),
  );
  if (!heard) return;
  const walk = { dealId, place: { shard: 0 }, round: 0, stay: 0 };
  world.callOffs.walks.push({ walk, dueAt: world.clock.now() });
}

/** A message that failed too often ends among the dead letters. */
const lostMessages = (world: World): Move[] =>
  world.callOffs.walks.map((_, index) => ({
    name: 'lose call-off',
    weight: 0.1,
    begin() {
      world.note('— a message of the walk is lost');
      world.met.add('walk lost');
      world.callOffs.walks.splice(index, 1);
    },
  }));
