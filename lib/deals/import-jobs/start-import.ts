import type { AuditLog } from '../../audit/audit-log.ts';
import { type DealImport, type DealImportId, maxImportBytes } from '../../contract/deal-import.ts';
import type { Actor } from '../../platform/actor.ts';
import { type Clock, toInstant } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Sender } from '../../platform/send.ts';
import { findImport, findOwnImport } from './find-import.ts';
import { type ImportJob, type ImportTask, toDealImport } from './import-job.ts';
import type { ImportRepository } from './import-repository.ts';

interface Deps {
  readonly imports: Pick<ImportRepository, 'get' | 'allLines' | 'start' | 'end'>;
  readonly audit: Pick<AuditLog, 'entry'>;
  readonly clock: Clock;
}

interface StartDeps extends Deps {
  readonly queue: Pick<Sender<ImportTask>, 'send'>;
}

/**
 * Starts an import whose lines are all there. While it runs, a repeated call queues the work again, in case a message
 * ended in the DLQ.
 * @throws AppError `not_found`, `invalid_state`
 */
export async function startImport(deps: StartDeps, actor: Actor, id: DealImportId): Promise<DealImport> {
  const job = await findOwnImport(deps, actor, id);
  if (job.status === 'done') return toDealImport(job);
  if (job.status === 'stopped')
    throw new AppError('invalid_state', 'The import was stopped. Import the file again.');
  if (job.status === 'receiving') await start(deps, actor, job);
  await deps.queue.send({ importId: id });
  return toDealImport(await findImport(deps, actor, id));
}

async function start(deps: StartDeps, actor: Actor, { id, lines }: ImportJob): Promise<void> {
  // Far more lines may be there than were announced.
  const sent = await deps.imports.allLines(id, lines + 1);
  if (sent.length > lines)
    throw new AppError('invalid_state', `The import has more than its ${lines} lines. Begin it again.`);
  if (sent.length < lines)
    throw new AppError(
      'invalid_state',
      `The import has ${sent.length} of its ${lines} lines. Send the others first.`,
    );
  const bytes = sent.reduce((sum, { values }) => sum + Buffer.byteLength(values.join(',')), 0);
  if (bytes > maxImportBytes)
    throw new AppError(
      'invalid_state',
      `The lines have more than ${maxImportBytes / 1_000_000} MB. Import them in several files.`,
    );
  const now = deps.clock.now();
  const entry = deps.audit.entry(actor, stepOf(id, 'receiving', 'running', now));
  // When another request has started it, its message or this one does the work.
  await deps.imports.start(id, actor, now, entry);
}

/**
 * Stops an import. A job that works on a few lines at this moment finishes them.
 * @throws AppError `not_found`, `invalid_state` when it is done
 */
export async function stopImport(deps: Deps, actor: Actor, id: DealImportId): Promise<DealImport> {
  const job = await findImport(deps, actor, id);
  if (job.status === 'receiving' || job.status === 'running') {
    const now = deps.clock.now();
    const audit = deps.audit.entry(actor, stepOf(id, job.status, 'stopped', now));
    await deps.imports.end(id, { stopReason: 'by_staff', now, audit });
  }
  const ended = await findImport(deps, actor, id);
  if (ended.status === 'done')
    throw new AppError('invalid_state', 'The import is done, so it can no longer be stopped.');
  return toDealImport(ended);
}

const stepOf = (id: DealImportId, before: ImportJob['status'], after: ImportJob['status'], now: number) => ({
  subject: { kind: 'import' as const, id },
  before: { status: before },
  after: { status: after },
  at: toInstant(now),
});
