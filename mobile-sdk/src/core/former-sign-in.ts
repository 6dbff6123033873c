import { personOf } from './person.ts';
import type { Known } from './session.ts';
import type { Kept, Store } from './store.ts';

interface Waiting {
  readonly buyer: string;
}

/**
 * Earlier versions named a sign-in, and what waited for it, by a random id: it is its person's now. A token that names
 * nobody ends the sign-in, as it does for new ones.
 */
export async function adopted(store: Store, known: Kept<Known>): Promise<Known> {
  const found = await known.read();
  const { customer } = found;
  const former = customer?.id;
  // The name of a person has a space in it.
  if (!former || former.includes(' ')) return found;
  let id = '';
  try {
    id = personOf(customer.accessToken);
  } catch {}
  for (const name of ['orders', 'outbox'])
    await store
      .kept<readonly Waiting[]>(name, [])
      // A list that could not be read is not written over.
      .change((all) =>
        all[0] ? all.map((each) => (each.buyer === former ? { ...each, buyer: id } : each)) : all,
      );
  return known.change((before) =>
    before.customer?.id === former ? { ...before, customer: id ? { ...customer, id } : undefined } : before,
  );
}
