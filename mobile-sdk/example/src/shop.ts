import { type Client, type ClientOptions, createClient } from '@stampede/mobile-sdk';
import { queryKeys } from '@stampede/mobile-sdk/react';
import { QueryClient } from '@tanstack/react-query';
import { type Connectivity, createConnectivity } from './connectivity.ts';
import { type Pay, payWithTestCard } from './pay.ts';
import type { SaveFile } from './save-file.ts';

/** What a device has to bring: where the shop is, and where to keep things. */
export interface ShopOptions extends Pick<ClientOptions, 'storage' | 'secureStorage' | 'randomBytes'> {
  readonly apiUrl: string;
  /** Left out, everything is polled. */
  readonly liveUrl?: string;
  /** Where the test cards are taken. Left out, nothing can be paid. */
  readonly stripeUrl?: string;
  /** Left out, receipts and calendar entries are shown only. */
  readonly saveFile?: SaveFile;
  /** Where this app's own pictures of the demo deals are; left out, they are drawn. */
  readonly picturesUrl?: string;
}

/** All that outlives a screen. */
export interface Shop {
  readonly client: Client;
  readonly queries: QueryClient;
  readonly connectivity: Connectivity;
  readonly pay: Pay | undefined;
  readonly saveFile: SaveFile | undefined;
  readonly picturesUrl: string | undefined;
}

/**
 * An app shows Turnstile's widget with this site key and answers its token. With Cloudflare's site keys for tests, as the
 * local cloud has them, the widget always hands out this one.
 * @see https://developers.cloudflare.com/turnstile/troubleshooting/testing/
 */
function solvedBy(widget: Parameters<NonNullable<ClientOptions['challenge']>>[0]): string {
  if (widget.provider === 'turnstile' && widget.siteKey.startsWith('1x')) return 'XXXX.DUMMY.TOKEN.XXXX';
  throw new Error('This sample has no widget: show the one of your site key here.');
}

export function createShop(options: ShopOptions): Shop {
  const { apiUrl, liveUrl, stripeUrl, saveFile, picturesUrl, ...device } = options;
  const connectivity = createConnectivity();
  const queries = new QueryClient({
    // The SDK retries, and answers from its cache when there is no network: this one need not do it again.
    defaultOptions: {
      queries: { retry: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  const client = createClient({
    ...device,
    baseUrl: apiUrl,
    app: 'last-call/1.0',
    // Whoever waits for a list is better off with the one that is kept; orders have a patience of their own.
    timeoutMs: 10_000,
    onEvent: connectivity.heardEvent,
    // The app was killed in the middle of an order: its outcome is in the list.
    onResumed: () => void queries.invalidateQueries({ queryKey: queryKeys.bookings() }),
    challenge: async (widget) => solvedBy(widget),
    ...(liveUrl && { live: { url: liveUrl, onStatus: connectivity.heardSocket } }),
  });
  connectivity.subscribe(() => connectivity.online() && void queries.invalidateQueries());
  const pay = stripeUrl ? payWithTestCard(stripeUrl) : undefined;
  return { client, queries, connectivity, pay, saveFile, picturesUrl };
}
