import type { AdminDeal, NewDeal } from '../contract/deal.ts';
import { wrongImages } from '../contract/image-hosts.ts';
import { findPictures } from '../images/find-pictures.ts';
import type { Actor } from '../platform/actor.ts';
import { toInstant } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { fingerprintOf } from '../platform/fingerprint.ts';
import { sellerOfNew } from '../sellers/find-seller-meant.ts';
import type { Stock } from '../stock/stock.ts';
import { stockOfDeal } from '../stock/stock-id.ts';
import { createStock, watchShard } from '../stock/stock-writes.ts';
import { dealDeed } from './audit-deal.ts';
import { type StoredDeal, saleTermsOf, toAdminDeal } from './deal.ts';
import { dealIdOf } from './deal-id.ts';
import { stateAt } from './decide.ts';
import { controlsOf } from './decide-controls.ts';
import { refuseFields, wrongTerms } from './decide-terms.ts';
import type { DealDependencies, OfferDependencies, StaffDealDependencies } from './dependencies.ts';
import { stockOf } from './find-deal.ts';
import { refused } from './refuse.ts';
import { throughContention } from './write-deal.ts';

interface NewDealRequest {
  readonly body: NewDeal;
  readonly actor: Actor;
  readonly idempotencyKey: string;
}

/**
 * Creates a draft with its stock. The deal's id is made from the caller and the key, so a retry finds the deal of the
 * first attempt and gets its current state.
 * @throws AppError `invalid_request`, `forbidden`, `idempotency_key_reused`, `external_id_taken`
 */
export async function createDeal(
  deps: StaffDealDependencies & OfferDependencies,
  { body, actor, idempotencyKey }: NewDealRequest,
): Promise<AdminDeal> {
  const offer = draft(body, { actor, idempotencyKey }, toInstant(deps.clock.now()));
  const found = await findPictures(deps, offer.sellerId, offer.pictures);
  const deal: StoredDeal = { ...offer, pictures: found.pictures };
  const refusal = refuseFields([
    ...wrongTerms(deal, body.quantityTotal),
    ...wrongImages(deal.images, deps.imageHosts),
    ...found.errors,
  ]);
  if (refusal) throw refused(refusal);
  const stock = newStock(deal, body.quantityTotal);
  const price = {
    price: deal.price,
    originalPrice: deal.originalPrice,
    from: deal.createdAt,
    changedBy: actor.id,
  };
  const parts = {
    price,
    stock: createStock(deps.stocks.table, stock, watchShard(stock.id)),
    audit: deps.audit.entry(actor, dealDeed(null, deal, { quantityTotal: stock.total })),
  };
  const outcome = await throughContention(deps, () => deps.deals.create(deal, parts));
  if (outcome === 'external_id_taken')
    throw new AppError(
      'external_id_taken',
      'Another deal of this seller has this external id. Use another one, or update that deal.',
      {
        errors: [{ path: 'body.externalId', message: 'is taken; find its deal with GET ?externalId=' }],
      },
    );
  return outcome === 'created' ? toAdminDeal(deal, stock, deal.state) : replay(deps, deal);
}

/** Answers a repeated key. A retry gets its deal; another request gets an error. */
async function replay(deps: DealDependencies, { id, fingerprint }: StoredDeal): Promise<AdminDeal> {
  const deal = await deps.deals.get(id, { consistent: true });
  if (deal?.fingerprint !== fingerprint)
    throw new AppError('idempotency_key_reused', 'This key created a deal from another body. Use a new key.');
  return toAdminDeal(deal, await stockOf(deps, id), stateAt(deal, toInstant(deps.clock.now())));
}

function draft(
  body: NewDeal,
  { actor, idempotencyKey }: Pick<NewDealRequest, 'actor' | 'idempotencyKey'>,
  now: string,
): Omit<StoredDeal, 'pictures'> & Pick<NewDeal, 'pictures'> {
  const {
    quantityTotal,
    sellerId: named,
    perCustomerLimit: _limit,
    maxUnpaidUnits: _unpaid,
    ...offer
  } = body;
  return {
    ...offer,
    ...controlsOf(body, quantityTotal),
    id: dealIdOf(actor.id, idempotencyKey),
    sellerId: sellerOfNew(actor, named, 'Sellers create their own deals. Leave sellerId out.'),
    originalPrice: offer.originalPrice ?? offer.price,
    state: 'draft',
    version: 1,
    createdAt: now,
    updatedAt: now,
    fingerprint: fingerprintOf(body),
  };
}

const newStock = (deal: StoredDeal, total: number): Stock => ({
  ...saleTermsOf(deal),
  id: stockOfDeal(deal.id),
  total,
  available: total,
  held: 0,
  sold: 0,
  claims: {},
});
