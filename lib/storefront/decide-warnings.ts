import type { Deal } from '../contract/deal.ts';
import type { Instant } from '../contract/instant.ts';
import type { StorefrontBlock } from '../contract/storefront.ts';
import type { StorefrontWarning } from '../contract/storefront-staff.ts';
import { neededBy, type Offers, shownBlock } from './decide-home.ts';
import { windowFault } from './decide-window.ts';

/** Returns every deal that the block names, its link included. */
export const dealsNamedBy = (block: StorefrontBlock): Deal['id'][] => [
  ...neededBy([block]).ids,
  ...(block.link?.kind === 'deal' ? [block.link.target as Deal['id']] : []),
];

function faultOf(deal: Deal | undefined): 'deal_unknown' | 'deal_hidden' | 'deal_ended' | undefined {
  if (!deal) return 'deal_unknown';
  if (deal.state === 'draft' || deal.state === 'cancelled') return 'deal_hidden';
  return deal.state === 'ended' ? 'deal_ended' : undefined;
}

/** A countdown that begins when its drop is over is never seen. */
const isCountdownOver = ({ from }: StorefrontBlock, drop: Deal | undefined): boolean =>
  drop !== undefined && (drop.state === 'ended' || (from !== undefined && from >= drop.endsAt));

/** Returns the parts of the blocks that nobody will see. `offers` has every deal that the blocks name. */
export function decideWarnings(
  blocks: readonly StorefrontBlock[],
  offers: Offers,
  now: Instant,
): StorefrontWarning[] {
  const collections = new Set(blocks.filter(({ kind }) => kind === 'collection').map(({ id }) => id));
  return blocks.flatMap((block): StorefrontWarning[] => {
    const { id: blockId, kind, link, dealId } = block;
    if (windowFault(block, now) === 'over') return [{ blockId, code: 'window_over' }];
    const isLost = link?.kind === 'collection' && !collections.has(link.target);
    const isOver = dealId !== undefined && isCountdownOver(block, offers.named.get(dealId));
    // A rule of a block in the future may find deals then.
    const isEmpty =
      kind === 'collection' &&
      windowFault(block, now) === undefined &&
      shownBlock(block, offers) === undefined;
    return [
      ...[...new Set(dealsNamedBy(block))].flatMap((id): StorefrontWarning[] => {
        const code = faultOf(offers.named.get(id));
        return code ? [{ blockId, code, dealId: id }] : [];
      }),
      ...(isLost ? [{ blockId, code: 'collection_unknown' as const }] : []),
      ...(isOver ? [{ blockId, code: 'countdown_over' as const }] : []),
      ...(isEmpty ? [{ blockId, code: 'collection_empty' as const }] : []),
    ];
  });
}
