import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deal, DealPatch, NewDeal } from '../../lib/contract/deal.ts';
import type { Problem } from '../../lib/contract/problem.ts';

/** The API's refusal. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'Refused';
    this.problem = problem;
  }
}

export type DealsApi = ReturnType<typeof dealsApi>;

const attempts = 6;

/** The few operations that an import needs, over HTTP as any client would call them. */
export function dealsApi(apiUrl: string, token: string) {
  const call = async <T>(method: string, path: string, body?: unknown, headers = {}): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(new URL(path, apiUrl), {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (response.ok) return (await response.json()) as T;
      const busy = response.status === 429 || response.status === 503;
      if (!busy || attempt === attempts) throw await refusalOf(response);
      await response.body?.cancel();
      await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000);
    }
  };
  const path = (deal: Deal, rest = '') => `/v1/admin/deals/${deal.id}${rest}`;

  return {
    /** Whether the caller can see any deal: if not, there is none to look for. */
    async hasAny(): Promise<boolean> {
      const { items } = await call<{ items: Deal[] }>('GET', '/v1/admin/deals?limit=1');
      return items.length > 0;
    },

    /** The deal that has this id in the seller's own system. */
    async find({
      externalId,
      sellerId,
    }: Pick<NewDeal, 'externalId' | 'sellerId'>): Promise<Deal | undefined> {
      const query = new URLSearchParams({ externalId: externalId ?? '', ...(sellerId && { sellerId }) });
      const { items } = await call<{ items: Deal[] }>('GET', `/v1/admin/deals?${query}`);
      return items[0];
    },
    create: (deal: NewDeal) =>
      call<Deal>('POST', '/v1/admin/deals', deal, { 'idempotency-key': `import-${digest(deal)}` }),
    update: (deal: Deal, patch: DealPatch) =>
      call<Deal>('PATCH', path(deal), patch, { 'if-match': `"${deal.version}"` }),
    setStock: (deal: Deal, quantityTotal: number) =>
      call<unknown>('PUT', path(deal, '/stock'), { quantityTotal }),
    publish: (deal: Deal) => call<Deal>('POST', path(deal, '/publication')),
  };
}

/** The same deal gives the same key, so an import that is cut short and repeated creates nothing twice. */
const digest = (deal: NewDeal) => createHash('sha256').update(JSON.stringify(deal)).digest('base64url');

async function refusalOf(response: Response): Promise<Error> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as Partial<Problem>;
    if (problem.code && problem.detail) return new Refused(problem as Problem);
  } catch {
    // Falls through: a gateway in between answers in its own words.
  }
  return new Error(`The API answered ${response.status}: ${text.slice(0, 200)}`);
}
