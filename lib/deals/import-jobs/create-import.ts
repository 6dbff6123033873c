import type { AuditLog } from '../../audit/audit-log.ts';
import type { DealImport, DealImportId, NewDealImport, SentImportLine } from '../../contract/deal-import.ts';
import type { Actor } from '../../platform/actor.ts';
import { type Clock, toInstant } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { idFrom } from '../../platform/ids.ts';
import { wrongHeader } from '../import/columns.ts';
import { findOwnImport, importsOf } from './find-import.ts';
import { type ImportJob, toDealImport } from './import-job.ts';
import type { ImportRepository } from './import-repository.ts';

interface Deps {
  readonly imports: Pick<ImportRepository, 'get' | 'add' | 'addLines'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
}

interface Wanted {
  readonly body: NewDealImport;
  readonly actor: Actor;
  readonly idempotencyKey: string;
}

/**
 * Begins an import, which then receives its lines. A retry with the same key finds it.
 * @throws AppError `invalid_request` for a wrong header line, `idempotency_key_reused`, `forbidden`
 */
export async function createImport(deps: Deps, { body, actor, idempotencyKey }: Wanted): Promise<DealImport> {
  const [wrong, ...more] = wrongHeader(body.columns.map((name) => name.trim()));
  if (wrong !== undefined)
    throw new AppError('invalid_request', `The header line: ${wrong}`, {
      errors: [wrong, ...more].map((message) => ({ path: 'body.columns', message })),
    });
  const now = deps.clock.now();
  const sellerId = importsOf(actor);
  const id = idFrom('imp', `${actor.id}\n${idempotencyKey}`);
  const job: ImportJob = {
    id,
    ...body,
    status: 'receiving',
    counts: { created: 0, changed: 0, unchanged: 0, failed: 0, published: 0 },
    by: actor,
    ...(sellerId && { sellerId }),
    fingerprint: fingerprintOf(body),
    createdAt: now,
    updatedAt: now,
  };
  const { fileName, lines, publish } = body;
  const entry = deps.audit.entry(actor, {
    subject: { kind: 'import', id },
    before: null,
    after: { fileName, lines, publish },
    at: toInstant(now),
  });
  if (await deps.imports.add(job, entry)) return toDealImport(job);
  const known = await deps.imports.get(id);
  if (known?.fingerprint !== job.fingerprint)
    throw new AppError('idempotency_key_reused', 'This key began another import. Use a new key.');
  return toDealImport(known);
}

/**
 * Stores lines of an import. A line that is sent again replaces the earlier one.
 * @throws AppError `not_found`, `invalid_state` once it is started
 */
export async function addImportLines(
  deps: Deps,
  actor: Actor,
  { id, lines }: { readonly id: DealImportId; readonly lines: readonly SentImportLine[] },
): Promise<void> {
  const job = await findOwnImport(deps, actor, id);
  // DynamoDB refuses two puts of one item in a transaction.
  const each = [...new Map(lines.map((line) => [line.line, line])).values()];
  const numbers = each.map(({ line }) => line);
  const entry = deps.audit.entry(actor, {
    subject: { kind: 'import', id },
    before: null,
    after: { lines: each.length, from: Math.min(...numbers), to: Math.max(...numbers) },
    at: toInstant(deps.clock.now()),
  });
  if (job.status !== 'receiving' || !(await deps.imports.addLines(job, each, entry)))
    throw new AppError('invalid_state', 'The import has started, so its lines can no longer change.');
}
