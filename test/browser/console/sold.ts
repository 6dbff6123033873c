import { book, decided, newGuest, publish } from '../../integration/api/client.ts';
import type { Ids } from './places.ts';

/** Makes a deal of the demo seller with a booking, so that no page is empty. */
export async function sellSomething(): Promise<Ids> {
  const { id: dealId, sellerId } = await publish({ title: 'Two nights by the lake' }, 'seller');
  const guest = await newGuest();
  const { body } = await book(dealId, guest);
  await decided(body.id, guest);
  return { dealId, bookingId: body.id, sellerId };
}

/** Waits until the console is built. The first request builds it. */
export async function waitForConsole(base: string): Promise<void> {
  for (;;) {
    const { status } = await fetch(`${base.replace('localhost', '127.0.0.1')}/`);
    if (status === 200) return;
    if (status !== 503) throw new Error('The console does not build');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
