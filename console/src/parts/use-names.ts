import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query';
import { hasRole, useFrame } from '../frame/context.ts';
import type { Me, Session } from '../session/session.ts';

/** Titles and addresses rarely change, and a table asks for the same one in many rows. */
const freshMs = 300_000;

type Client = Session['client'];

/** The query for a deal of which a page says more than its id. */
export const dealFacts = (client: Client, id: string) =>
  queryOptions({
    queryKey: ['deal-facts', id],
    queryFn: ({ signal }) => client.deals.get(id, { signal }),
    staleTime: freshMs,
  });

/** The query for a member of staff, whose address only admins may read. */
export const staffFacts = (client: Client, id: string) =>
  queryOptions({
    queryKey: ['staff-name', id],
    queryFn: ({ signal }) => client.staff.get(id, { signal }),
    staleTime: freshMs,
  });

/** The deals and people that a row of a table names. */
export interface Named {
  readonly deals?: readonly (string | null | undefined)[];
  readonly staff?: readonly (string | null | undefined)[];
}

/** Loads the names that rows show. A table whose names come later breaks its lines again, and all below jumps. */
export function useNames(): (named: readonly Named[]) => Promise<void> {
  const queries = useQueryClient();
  const { me, session } = useFrame();
  return (named) => loadNames(queries, me, session.client, named);
}

async function loadNames(queries: QueryClient, me: Me, client: Client, named: readonly Named[]) {
  const deals = new Set(named.flatMap((each) => each.deals ?? []).filter((id) => typeof id === 'string'));
  const staff = new Set(named.flatMap((each) => each.staff ?? []).filter((id) => typeof id === 'string'));
  staff.delete(me.id);
  // A row without the name shows the id.
  await Promise.allSettled([
    ...[...deals].map((id) => queries.fetchQuery(dealFacts(client, id))),
    ...(hasRole(me, 'admin') ? [...staff].map((id) => queries.fetchQuery(staffFacts(client, id))) : []),
  ]);
}
