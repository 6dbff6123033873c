import type { AuditLog } from '../../lib/audit/audit-log.ts';
import { addImportLines, createImport } from '../../lib/deals/import-jobs/create-import.ts';
import type { ImportTask } from '../../lib/deals/import-jobs/import-job.ts';
import { importRepository } from '../../lib/deals/import-jobs/import-repository.ts';
import { type RunDeps, runImport } from '../../lib/deals/import-jobs/run-import.ts';
import { startImport } from '../../lib/deals/import-jobs/start-import.ts';
import type { Actor } from '../../lib/platform/actor.ts';
import type { Membership } from '../../lib/platform/caller.ts';
import { endedTokens } from '../../lib/platform/ended-tokens.ts';
import { allOn, type StoredSwitches } from '../../lib/platform/switches.ts';
import { at, dealsBed } from './deals-bed.ts';
import type { startDynamoDb } from './dynamodb.ts';

export const columns = [
  ...['externalId', 'title', 'category', 'price', 'currency', 'quantityTotal', 'startsAt', 'endsAt'],
];
export const brunchLine = (externalId: string, changed: Readonly<Record<number, string>> = {}): string[] =>
  [externalId, `Brunch ${externalId}`, 'food-and-drink', '19.90', 'EUR', '10', at(60), at(120)].map(
    (cell, index) => changed[index] ?? cell,
  );

/** Imports on tables of their own. Messages wait in `messages` until a test delivers them. */
export async function importBed(database: Awaited<ReturnType<typeof startDynamoDb>>) {
  const bed = await dealsBed(database);
  // Each call of a test is a request of its own, though its clock stands still.
  const audit: Pick<AuditLog, 'entry'> = {
    entry: (actor, deed) => bed.audit.entry({ ...actor, requestId: crypto.randomUUID() }, deed),
  };
  const deals = { ...bed, audit };
  const importsTable = await database.table('imports');
  const imports = importRepository(database.dynamo, importsTable);
  const ended = endedTokens(database.dynamo, await database.table('staff'));
  const messages: ImportTask[] = [];
  const queue = { send: async (task: ImportTask) => void messages.push(task) };
  const membersNow = new Map<string, Membership>();
  let switches: StoredSwitches = allOn;
  const deps = { imports, audit, clock: deals.clock, queue };
  const run: RunDeps = {
    imports,
    queue,
    deals,
    ended,
    members: { of: async (id) => membersNow.get(id) },
    switches: { look: async () => switches },
    clock: deals.clock,
  };
  return {
    ...{ deals, deps, run, imports, importsTable, ended, messages, membersNow },
    switch: (changed: Partial<StoredSwitches>) => (switches = { ...allOn, ...changed }),
    /** Sends a file and starts its import. */
    async begin(actor: Actor, lines: readonly (readonly string[])[], { publish = false } = {}) {
      const { id } = await createImport(deps, {
        actor,
        idempotencyKey: crypto.randomUUID(),
        body: { fileName: 'deals.csv', columns, lines: lines.length, publish },
      });
      const sent = lines.map((values, index) => ({ line: index + 2, values: [...values] }));
      for (let from = 0; from < sent.length; from += 90)
        await addImportLines(deps, actor, { id, lines: sent.slice(from, from + 90) });
      await startImport(deps, actor, id);
      return id;
    },
    /** Delivers every message, also those that the work sends. */
    async deliver({ attempt = 1, budgetMs = 15_000, deps: changed = run } = {}) {
      for (let task = messages.shift(); task; task = messages.shift())
        await runImport(changed, task, { attempt, budgetMs });
    },
  };
}
