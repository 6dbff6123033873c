import { book, call, newGuest, publish, tokenOf } from './client.ts';

/** A deal of one unit, which somebody holds. */
export async function soldOutDeal(): Promise<{ dealId: string; holder: string; bookingId: string }> {
  const { id: dealId } = await publish({ quantityTotal: 1 }, 'seller');
  const holder = await newGuest();
  const { status, body } = await book(dealId, holder);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { dealId, holder, bookingId: body.id };
}

export const join = (dealId: string, token: string, wish: Readonly<Record<string, unknown>> = {}) =>
  call('POST', '/v1/waiting-list', { token, body: { dealId, ...wish } });

/** Somebody in the line of a deal that is sold out. @param token of the buyer; of a new guest when left out */
export async function newWaitingEntry(
  token?: string,
): Promise<{ dealId: string; soldOutDealId: string; entryId: string; buyerId: string }> {
  const { dealId } = await soldOutDeal();
  const { status, body } = await join(dealId, token ?? (await newGuest()));
  if (status !== 201) throw new Error(JSON.stringify(body));
  const { body: line } = await call('GET', `/v1/admin/deals/${dealId}/waiting-list`, {
    token: await tokenOf('admin'),
  });
  return { dealId, soldOutDealId: dealId, entryId: body.id, buyerId: line.items[0].buyerId };
}
