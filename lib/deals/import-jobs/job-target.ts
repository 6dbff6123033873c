import { dealId } from '../../contract/ids.ts';
import type { Actor } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import { versionTag } from '../../platform/http/entity-tag.ts';
import { createDeal } from '../create-deal.ts';
import { dealIdOf } from '../deal-id.ts';
import type { OfferDependencies, OverseenDealDependencies } from '../dependencies.ts';
import type { ImportTarget } from '../import/import-line.ts';
import { listStaffDeals } from '../list-staff-deals.ts';
import { readDeal } from '../read-deal.ts';
import { setStock } from '../set-stock.ts';
import { takeStep } from '../take-step.ts';
import { updateDeal } from '../update-deal.ts';
import type { ImportJob } from './import-job.ts';

export type TargetDeps = OverseenDealDependencies & OfferDependencies;

const keyOf = ({ id }: Pick<ImportJob, 'id'>, line: number) => `${id}-${line}`;

/** Returns the id of the deal that a line creates, so that another attempt recognizes it. */
export const dealOfLine = (job: Pick<ImportJob, 'id' | 'by'>, line: number) =>
  dealIdOf(job.by.id, keyOf(job, line));

/**
 * The deals as the person of the job finds and changes them. Each change has the audit entry of its own operation, with
 * the id of the request that started the job.
 */
export function jobTarget(deps: TargetDeps, job: ImportJob): ImportTarget {
  const as = (operation: string): Actor => ({ ...job.by, operation });
  return {
    async find({ deal: { externalId, sellerId } }) {
      const staff = job.by;
      const { items } = await listStaffDeals(deps, { staff, sellerId, externalId, limit: 1 });
      if (items[0]) return items[0];
      const id = dealId.safeParse(externalId);
      return id.success ? readDeal(deps, id.data, staff).catch(orNothing) : undefined;
    },
    create: ({ deal, line }) =>
      createDeal(deps, { body: deal, actor: as('createDeal'), idempotencyKey: keyOf(job, line) }),
    update: ({ id, version }, patch) =>
      updateDeal(deps, { dealId: id, patch, ifMatch: versionTag(version), actor: as('updateDeal') }),
    setStock: ({ id }, total) => setStock(deps, { dealId: id, total, actor: as('setStock') }),
    publish: ({ id }) => takeStep(deps, { dealId: id, step: 'publish', actor: as('publishDeal') }),
  };
}

const orNothing = (error: unknown): undefined => {
  if (error instanceof AppError && error.code === 'not_found') return undefined;
  throw error;
};
