import type { StorefrontBlock } from '../../../lib/contract/storefront.ts';
import { type Answer, call, tokenOf } from './client.ts';
import { storefrontBanner } from './storefront-banner.ts';

const path = '/v1/admin/storefront';

export const storefront = async (
  method: string,
  under: string,
  { body, ifMatch }: { readonly body?: unknown; readonly ifMatch?: string } = {},
): Promise<Answer> =>
  call(method, `${path}/${under}`, {
    token: await tokenOf('admin'),
    body,
    ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
  });

/** Saves these blocks as the draft. @returns its ETag */
export async function saveBlocks(...blocks: StorefrontBlock[]): Promise<string> {
  const { status, headers, body } = await storefront('PUT', 'draft', { body: { blocks }, ifMatch: '*' });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return headers.get('etag') ?? '';
}

/** Publishes these blocks. @returns the version's number */
export async function publishBlocks(blocks: StorefrontBlock[], from?: string): Promise<number> {
  const ifMatch = await saveBlocks(...blocks);
  const { status, body } = await storefront('POST', 'versions', { body: { from }, ifMatch });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.version;
}

const newBanner = () => storefrontBanner({ id: crypto.randomUUID() });

/** A home page on which the operation has something to do. */
export async function storefrontFor(id: string): Promise<{ readonly version?: string }> {
  if (id === 'publishStorefront') await saveBlocks(newBanner());
  if (id === 'withdrawStorefrontVersion') {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    return { version: String(await publishBlocks([newBanner()], tomorrow)) };
  }
  if (id === 'restoreStorefrontVersion') {
    const version = await publishBlocks([newBanner()]);
    await publishBlocks([newBanner()]);
    return { version: String(version) };
  }
  return {};
}
