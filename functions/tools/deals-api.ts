import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdminDeal, DealPatch, NewDeal } from '../../lib/contract/deal.ts';
import { dealId } from '../../lib/contract/ids.ts';
import type { Problem } from '../../lib/contract/problem-document.ts';
import type { ImportedDeal } from '../../lib/deals/import/read-line.ts';
import { systemClock } from '../../lib/platform/clock.ts';

/** A refusal by the API. */
export class RequestRefused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'RequestRefused';
    this.problem = problem;
  }
}

/** A staff access token. It lasts for 15 minutes. */
export interface Token {
  readonly current: string;
  /** Gets a new one, where that is possible without the person. */
  readonly renew?: () => string;
}

export type DealsApi = ReturnType<typeof dealsApi>;

const attempts = 6;

/** The few operations that an import needs, called over HTTP as any client would. */
export function dealsApi(apiUrl: string, { current, renew }: Token) {
  let token = current;
  /** Requests run in parallel. The first refused one gets the new token for all. */
  const renewed = (used: string): boolean => {
    if (used === token && renew) token = renew();
    return used !== token;
  };
  const call = async <T>(method: string, path: string, body?: unknown, headers = {}): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      const used = token;
      const response = await fetch(new URL(path, apiUrl), {
        method,
        headers: { authorization: `Bearer ${used}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }).catch((cause: unknown) => {
        throw new Error(`The API at ${apiUrl} does not answer. Check the address (--api) and that it runs.`, {
          cause,
        });
      });
      if (response.ok) return (await response.json()) as T;
      if (response.status === 401 && isExpired(used)) {
        await response.body?.cancel();
        if (attempt < attempts && renewed(used)) continue;
        throw new Error(
          'The access token has expired: staff tokens last for 15 minutes. Sign in again and repeat the import. Lines already imported stay.',
        );
      }
      const busy = response.status === 429 || response.status === 503;
      if (!busy || attempt === attempts) throw await refusalOf(response);
      await response.body?.cancel();
      await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000);
    }
  };
  const path = (deal: AdminDeal, rest = '') => `/v1/admin/deals/${deal.id}${rest}`;

  return {
    /** Returns whether the caller can see any deal. If not, a search is not needed. */
    async hasAny(): Promise<boolean> {
      const { items } = await call<{ items: AdminDeal[] }>('GET', '/v1/admin/deals?limit=1');
      return items.length > 0;
    },

    /** Finds the deal with this id in the seller's own system, or by the id that an export gave it. */
    async find({ deal: { externalId, sellerId } }: ImportedDeal): Promise<AdminDeal | undefined> {
      const query = new URLSearchParams({ externalId, ...(sellerId && { sellerId }) });
      const { items } = await call<{ items: AdminDeal[] }>('GET', `/v1/admin/deals?${query}`);
      if (items[0] || !dealId.safeParse(externalId).success) return items[0];
      return call<AdminDeal>('GET', `/v1/admin/deals/${externalId}`).catch((error: unknown) => {
        if (error instanceof RequestRefused && error.problem.code === 'not_found') return undefined;
        throw error;
      });
    },
    create: ({ deal }: ImportedDeal) =>
      call<AdminDeal>('POST', '/v1/admin/deals', deal, { 'idempotency-key': `import-${digest(deal)}` }),
    update: (deal: AdminDeal, patch: DealPatch) =>
      call<AdminDeal>('PATCH', path(deal), patch, { 'if-match': `"${deal.version}"` }),
    setStock: (deal: AdminDeal, quantityTotal: number) =>
      call<unknown>('PUT', path(deal, '/stock'), { quantityTotal }),
    publish: (deal: AdminDeal) => call<AdminDeal>('POST', path(deal, '/publication')),
  };
}

/** The same deal gives the same key, so a repeated import creates nothing twice. */
const digest = (deal: NewDeal) => createHash('sha256').update(JSON.stringify(deal)).digest('base64url');

/** Reads the token's own expiry and our clock. The API has already refused the token. */
function isExpired(token: string): boolean {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof claims.exp === 'number' && claims.exp * 1_000 <= systemClock.now();
  } catch {
    return false;
  }
}

async function refusalOf(response: Response): Promise<Error> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as Partial<Problem>;
    if (problem.code && problem.detail) return new RequestRefused(problem as Problem);
  } catch {
    // Falls through: a gateway in between has answers of another form.
  }
  return new Error(`The API answered ${response.status}: ${text.slice(0, 200)}`);
}
