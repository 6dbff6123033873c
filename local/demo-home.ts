import { readFileSync } from 'node:fs';
import type { Cloud } from './cloud.ts';

/** The parts of a cloud that this file needs. */
type Shop = Pick<Cloud, 'apiUrl' | 'tokenFor'>;

interface DemoBlock {
  /** In the file it is the deal's external id. */
  readonly dealId?: string;
}

/**
 * Publishes the demo's home page, as an admin would: over HTTP. A home page that somebody wrote stays as it is.
 * @throws Error with the answer of the API when it refuses
 */
export async function publishDemoHome({ apiUrl, tokenFor }: Shop): Promise<void> {
  const authorization = `Bearer ${await tokenFor('admin')}`;
  const ask = async (method: string, path: string, body?: object): Promise<Response> => {
    const answer = await fetch(`${apiUrl}/v1/admin/${path}`, {
      method,
      headers: {
        authorization,
        'content-type': 'application/json',
        'if-match': method === 'PUT' ? '"0"' : '"1"',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok && answer.status !== 412)
      throw new Error(`The demo home page was not published: ${await answer.text()}`);
    return answer;
  };
  const idOf = async (externalId: string): Promise<string | undefined> => {
    const { items } = (await (await ask('GET', `deals?externalId=${externalId}`)).json()) as {
      items: { id: string }[];
    };
    return items[0]?.id;
  };
  const file: DemoBlock[] = JSON.parse(readFileSync(new URL('demo/home.json', import.meta.url), 'utf8'));
  const blocks = await Promise.all(
    file.map(async (block) => {
      if (block.dealId === undefined) return [block];
      const dealId = await idOf(block.dealId);
      return dealId ? [{ ...block, dealId }] : [];
    }),
  );
  const { ok } = await ask('PUT', 'storefront/draft', { blocks: blocks.flat() });
  if (ok) await ask('POST', 'storefront/versions', {});
}
