import type { World } from '../world/world.ts';

/**
 * Nobody has a booking of a deal that was called off, but those whose money a bank has taken: an inquiry is no reason, nor
 * is a message that was lost.
 */
export function calledOffIsOver(world: World): void {
  if (world.deal.state !== 'cancelled') return;
  for (const { id, status } of world.bookingRecords()) {
    const intents = world.intents.all().filter(({ bookingId }) => bookingId === id);
    const taken = world.disputes.hasTaken(intents.map((intent) => intent.id));
    if ((status === 'held' || status === 'confirmed') && !taken)
      world.violated(`a booking outlives its deal: ${id} is ${status}`);
  }
}
