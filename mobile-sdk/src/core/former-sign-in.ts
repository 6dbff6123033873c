import { personOf } from './person.ts';
import type { Known } from './session.ts';
import type { Kept, Store } from './store.ts';

interface Waiting {
  readonly buyer: string;
}

/**
 * Migrates the data of earlier versions. They stored a sign-in and its pending work under a random id; the person's id
 * is used now. A token without a person ends the sign-in, as for new ones.
 */
export async function adopted(store: Store, known: Kept<Known>): Promise<Known> {
  const found = await known.read();
  const { customer } = found;
  const former = customer?.id;
  // The stored name of a person has a space in it.
  if (!former || former.includes(' ')) return found;
  let id = '';
  try {
    id = personOf(customer.accessToken);
  } catch {}
  for (const name of ['orders', 'outbox'])
    await store
      .kept<readonly Waiting[]>(name, [])
      // An unreadable list is not overwritten.
      .change((all) =>
        all[0] ? all.map((each) => (each.buyer === former ? { ...each, buyer: id } : each)) : all,
      );
  return known.change((before) =>
    before.customer?.id === former ? { ...before, customer: id ? { ...customer, id } : undefined } : before,
  );
}
