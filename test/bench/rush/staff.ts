import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdminDeal, NewDeal } from '../../../lib/contract/deal.ts';
import type { Reconciliation } from '../../../lib/contract/stock.ts';
import type { Call, Http, Reply } from './http.ts';

/** Tries of one request. */
const patience = 8;

/** What an admin does around a rush. */
export interface Staff {
  /** @param refunds whether buyers who cancel get their money back, all of it and at any time */
  openDeal(deal: {
    title: string;
    units: number;
    drop: boolean;
    opensInMs: number;
    /** An hour by default. */
    lastsMs?: number;
    refunds?: boolean;
    free?: boolean;
    /** Who may order how much; by default everybody everything. */
    controls?: Partial<Pick<NewDeal, 'maxUnitsPerOrder' | 'maxUnpaidUnits' | 'challengeGuests'>>;
  }): Promise<AdminDeal>;
  /** Has a deal that has not begun begin so soon. */
  startDeal(dealId: string, inMs: number): Promise<AdminDeal>;
  /**
   * The figures of the records, once the stream has drained or `patienceMs` have passed. Records of no units balance
   * before they are counted: who knows how many there are at least says so.
   */
  reconcile(dealId: string, patienceMs: number, records?: number): Promise<Reconciliation>;
  /** Ends every deal that was opened here and goes on: a shop that was lent for a rush looks as it did before. */
  tidyUp(): Promise<void>;
}

/** @param accepted leaves out of a new deal what another commit's stack does not know */
export function staff(http: Http, token: string, accepted: (deal: object) => object = (deal) => deal): Staff {
  const opened = new Set<string>();
  const expectOk = ({ status, body }: Reply) => {
    if (status >= 300) throw new Error(`The stack answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  /** What a busy stack did not answer is sent again, with the same key. */
  const call = async (request: Call): Promise<Reply> => {
    for (let attempt = 1; ; attempt++) {
      const reply = await http.call(request);
      if (reply.status < 500 || attempt === patience) return reply;
      await sleep(500 * attempt);
    }
  };
  return {
    async openDeal({
      title,
      units,
      drop,
      opensInMs,
      lastsMs = 3_600_000,
      refunds = false,
      free = false,
      controls = {},
    }) {
      const price = { amountMinor: free ? 0 : 1999, currency: 'EUR' };
      const at = (ms: number) => new Date(Date.now() + ms).toISOString();
      const body = {
        title,
        category: 'rush',
        price,
        quantityTotal: units,
        drop,
        // Buyers of a rush never pay, order what they like, and come by the thousand from one machine.
        perCustomerLimit: null,
        maxUnitsPerOrder: 100,
        maxUnpaidUnits: null,
        ...controls,
        ...(refunds && { cancellationPolicy: { refunds: [{ percent: 100 }] } }),
        startsAt: at(opensInMs),
        endsAt: at(lastsMs),
      };
      const created = expectOk(
        await call({
          method: 'POST',
          path: '/v1/admin/deals',
          token,
          idempotencyKey: randomUUID(),
          body: accepted(body),
        }),
      );
      opened.add(created.id);
      return expectOk(
        await call({ method: 'POST', path: `/v1/admin/deals/${created.id}/publication`, token }),
      );
    },
    async startDeal(dealId, inMs) {
      const path = `/v1/admin/deals/${dealId}`;
      const known = await call({ method: 'GET', path, token });
      const body = { startsAt: new Date(Date.now() + inMs).toISOString() };
      return expectOk(await call({ method: 'PATCH', path, token, ifMatch: known.headers.etag, body }));
    },
    async reconcile(dealId, patienceMs, records = 0) {
      const deadline = Date.now() + patienceMs;
      for (;;) {
        const found: Reconciliation = expectOk(
          await call({ method: 'GET', path: `/v1/admin/deals/${dealId}/reconciliation`, token }),
        );
        const isDrained = found.balanced && found.claimed === 0 && recordsIn(found) >= records;
        if (isDrained || Date.now() > deadline) return found;
        await sleep(500);
      }
    },
    async tidyUp() {
      for (const id of opened) {
        const path = `/v1/admin/deals/${id}/ending`;
        const reply = await http.call({ method: 'POST', path, token }).catch(() => undefined);
        if (!reply || reply.status >= 300)
          console.error(
            `The deal ${id} could not be ended: ${reply?.body?.detail ?? reply?.status ?? 'no answer'}`,
          );
        opened.delete(id);
      }
    },
  };
}

/** How many records a reconciliation counts. */
export const recordsIn = ({ bookings }: Reconciliation): number =>
  Object.values(bookings).reduce((sum, count) => sum + count, 0);
