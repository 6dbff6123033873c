import type { AdminDeal, DealPatch } from '../../contract/deal.ts';
import { isOver } from '../decide.ts';
import { defaultLimit } from '../decide-controls.ts';
import { sameValue } from '../decide-terms.ts';
import type { ImportedDeal } from './read-line.ts';

export type ImportDecision =
  | { readonly kind: 'create' }
  | {
      readonly kind: 'change';
      /** The differences; undefined when the terms are the same. */
      readonly patch: DealPatch | undefined;
      readonly total: number | undefined;
      readonly publish: boolean;
    }
  | { readonly kind: 'unchanged' };

/**
 * Decides what to do for a line, given the deal with its external id. A deal that is over is left alone; its line may
 * stay in the file.
 */
export function decideImport(
  { deal: wanted, ...line }: ImportedDeal,
  existing: AdminDeal | undefined,
  publish: boolean,
): ImportDecision {
  if (!existing) return { kind: 'create' };
  if (isOver(existing.state)) return { kind: 'unchanged' };
  const patch = patchFor(wanted, existing, line);
  const total = wanted.quantityTotal === existing.quantityTotal ? undefined : wanted.quantityTotal;
  const unpublished = publish && existing.state === 'draft';
  return patch || total !== undefined || unpublished
    ? { kind: 'change', patch, total, publish: unpublished }
    : { kind: 'unchanged' };
}

function patchFor(
  wanted: ImportedDeal['deal'],
  existing: AdminDeal,
  { relative, policy, controls }: Omit<ImportedDeal, 'deal'>,
): DealPatch | undefined {
  const { title, description, category, images, price, tags, drop } = wanted;
  const target = {
    title,
    description,
    category,
    images,
    price,
    tags,
    drop,
    originalPrice: wanted.originalPrice ?? price,
    location: wanted.location ?? null,
    perCustomerLimit:
      wanted.perCustomerLimit === undefined
        ? (defaultLimit(wanted, wanted.quantityTotal) ?? null)
        : wanted.perCustomerLimit,
    ...controls,
    ...(policy !== undefined && { cancellationPolicy: policy }),
    ...(!relative.startsAt && { startsAt: wanted.startsAt }),
    ...(!relative.endsAt && { endsAt: wanted.endsAt }),
  } satisfies DealPatch;
  const changed = Object.entries(target).filter(
    ([field, value]) => !sameValue(value, existing[field as keyof typeof target] ?? null),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}
