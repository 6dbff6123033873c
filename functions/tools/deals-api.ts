import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdminDeal, DealPatch, NewDeal } from '../../lib/contract/deal.ts';
import type { Problem } from '../../lib/contract/problem-document.ts';
import { systemClock } from '../../lib/platform/clock.ts';

/** The API's refusal. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** An access token of staff, which lasts for 15 minutes. */
export interface Token {
  readonly current: string;
  /** Gets a new one, where that is possible without the person. */
  readonly renew?: () => string;
}

export type DealsApi = ReturnType<typeof dealsApi>;

const attempts = 6;

/** The few operations that an import needs, over HTTP as any client would call them. */
export function dealsApi(apiUrl: string, { current, renew }: Token) {
  let token = current;
  /** Requests run side by side: the first that is refused gets the new token for all. */
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
        throw new Error(
          `The API at ${apiUrl} does not answer: is the address right (--api), and does it run?`,
          {
            cause,
          },
        );
      });
      if (response.ok) return (await response.json()) as T;
      if (response.status === 401 && isExpired(used)) {
        await response.body?.cancel();
        if (attempt < attempts && renewed(used)) continue;
        throw new Error(
          'The access token has expired: those of staff last for 15 minutes. Sign in again and repeat the import; what it wrote so far stays.',
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
    /** Whether the caller can see any deal: if not, there is none to look for. */
    async hasAny(): Promise<boolean> {
      const { items } = await call<{ items: AdminDeal[] }>('GET', '/v1/admin/deals?limit=1');
      return items.length > 0;
    },

    /** The deal that has this id in the seller's own system. */
    async find({
      externalId,
      sellerId,
    }: Pick<NewDeal, 'externalId' | 'sellerId'>): Promise<AdminDeal | undefined> {
      const query = new URLSearchParams({ externalId: externalId ?? '', ...(sellerId && { sellerId }) });
      const { items } = await call<{ items: AdminDeal[] }>('GET', `/v1/admin/deals?${query}`);
      return items[0];
    },
    create: (deal: NewDeal) =>
      call<AdminDeal>('POST', '/v1/admin/deals', deal, { 'idempotency-key': `import-${digest(deal)}` }),
    update: (deal: AdminDeal, patch: DealPatch) =>
      call<AdminDeal>('PATCH', path(deal), patch, { 'if-match': `"${deal.version}"` }),
    setStock: (deal: AdminDeal, quantityTotal: number) =>
      call<unknown>('PUT', path(deal, '/stock'), { quantityTotal }),
    publish: (deal: AdminDeal) => call<AdminDeal>('POST', path(deal, '/publication')),
  };
}

/** The same deal gives the same key, so an import that is cut short and repeated creates nothing twice. */
const digest = (deal: NewDeal) => createHash('sha256').update(JSON.stringify(deal)).digest('base64url');

/** By its own word and our clock; whoever verifies it has said no already. */
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
    if (problem.code && problem.detail) return new Refused(problem as Problem);
  } catch {
    // Falls through: a gateway in between answers in its own words.
  }
  return new Error(`The API answered ${response.status}: ${text.slice(0, 200)}`);
}
