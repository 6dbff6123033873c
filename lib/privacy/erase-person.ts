import type { Clock } from '../platform/clock.ts';
import type { Sender } from '../platform/send.ts';
import { decideErasure, tokensLiveMs } from './decide-erasure.ts';
import type { ErasureJob } from './jobs.ts';
import type { Person, PersonalData } from './personal-data.ts';
import type { DeletionRecord } from './records.ts';
import type { PrivacyRepository } from './repository.ts';

interface Deps {
  readonly privacy: Pick<PrivacyRepository, 'getDeletion' | 'markWaiting' | 'markErased' | 'markChecked'>;
  /** In the order of erasure. The sign-in comes last, because it leads to the other data. */
  readonly sources: readonly PersonalData[];
  readonly queue: Pick<Sender<ErasureJob>, 'send'>;
  readonly clock: Clock;
}

/**
 * Advances a deletion request as far as possible. Each step is repeatable: after a crash the job starts again and skips
 * what is gone.
 *
 * When the last older token has expired, it checks once more and erases what was written with it.
 * @returns the step that was taken, for the log
 * @throws Error when the request has waited too long: its message goes to the dead-letter queue, where staff look at it
 */
export async function erasePerson(deps: Deps, { customerId }: ErasureJob): Promise<string> {
  const request = await deps.privacy.getDeletion(customerId);
  if (!request) return 'unknown';
  const person: Person = { id: customerId, subject: request.subject };
  for (const source of deps.sources) await source.settle?.(person);
  const matters = await openMattersOf(deps.sources, person);
  const decision = decideErasure(request, matters, deps.clock.now());
  switch (decision.kind) {
    case 'escalate':
      throw new Error(`A deletion is almost overdue. It waits for: ${matters.join(', ')}`);
    case 'wait':
      if (request.erasedAt === undefined) await deps.privacy.markWaiting(customerId, matters);
      await deps.queue.send({ customerId }, decision.seconds);
      break;
    case 'rest':
      await deps.queue.send({ customerId }, decision.seconds);
      break;
    case 'erase':
      await erase(deps, person, request);
      break;
    case 'last_look':
      for (const source of deps.sources) await source.erase(person);
      await deps.privacy.markChecked(customerId, deps.clock.now());
      break;
  }
  return decision.kind;
}

async function erase({ sources, privacy, queue, clock }: Deps, person: Person, request: DeletionRecord) {
  for (const source of sources) await source.lock?.(person);
  for (const source of sources) await source.erase(person);
  await queue.send({ customerId: request.customerId }, tokensLiveMs / 1000);
  await privacy.markErased(request.customerId, clock.now());
}

async function openMattersOf(sources: readonly PersonalData[], person: Person) {
  const matters = await Promise.all(
    sources.map(async (source) => (await source.openMatters?.(person)) ?? []),
  );
  return [...new Set(matters.flat())];
}
