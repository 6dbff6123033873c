import { type Client, type ClientOptions, createClient } from '@stampede/mobile-sdk';
import { queryKeys } from '@stampede/mobile-sdk/react';
import { QueryClient } from '@tanstack/react-query';
import { type Connectivity, createConnectivity } from './connectivity.ts';
import { type Pay, payWithTestCard } from './pay.ts';
import type { SaveFile } from './save-file.ts';

/** The parts that a device provides: the shop's addresses and its storage. */
export interface ShopOptions extends Pick<ClientOptions, 'storage' | 'secureStorage' | 'randomBytes'> {
  readonly apiUrl: string;
  /** Without it, everything is polled. */
  readonly liveUrl?: string;
  /** The address for test cards. Without it, payments are not possible. */
  readonly stripeUrl?: string;
  /** Without it, receipts and calendar entries are only shown. */
  readonly saveFile?: SaveFile;
  /** The address of this app's own pictures of the demo deals. Without it, they are drawn. */
  readonly picturesUrl?: string;
}

/** Everything that outlives a screen. */
export interface Shop {
  readonly client: Client;
  readonly queries: QueryClient;
  readonly connectivity: Connectivity;
  readonly pay: Pay | undefined;
  readonly saveFile: SaveFile | undefined;
  readonly picturesUrl: string | undefined;
  /** The address of the API, at which the sellers’ images are too. */
  readonly apiUrl: string;
}

/**
 * A real app shows Turnstile's widget with this site key and returns its token. With Cloudflare's site keys for tests,
 * as in the local cloud, the widget always returns this token.
 * @see https://developers.cloudflare.com/turnstile/troubleshooting/testing/
 */
function solvedBy(widget: Parameters<NonNullable<ClientOptions['challenge']>>[0]): string {
  if (widget.provider === 'turnstile' && widget.siteKey.startsWith('1x')) return 'XXXX.DUMMY.TOKEN.XXXX';
  throw new Error('This sample has no widget. Show the widget of your site key here.');
}

export function createShop(options: ShopOptions): Shop {
  const { apiUrl, liveUrl, stripeUrl, saveFile, picturesUrl, ...device } = options;
  const connectivity = createConnectivity();
  const queries = new QueryClient({
    // The SDK retries, and answers from its cache without a network, so TanStack Query need not.
    defaultOptions: {
      queries: { retry: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
  const client = createClient({
    ...device,
    baseUrl: apiUrl,
    app: 'last-call/1.0',
    // For lists, the kept answer after a short wait is better. Orders have their own time limit.
    timeoutMs: 10_000,
    onEvent: connectivity.heardEvent,
    // The app was killed during an order. Its outcome is in the list.
    onResumed: () => void queries.invalidateQueries({ queryKey: queryKeys.bookings() }),
    challenge: async (widget) => solvedBy(widget),
    ...(liveUrl && { live: { url: liveUrl, onStatus: connectivity.heardSocket } }),
  });
  connectivity.subscribe(() => connectivity.online() && void queries.invalidateQueries());
  const pay = stripeUrl ? payWithTestCard(stripeUrl) : undefined;
  return { client, queries, connectivity, pay, saveFile, picturesUrl, apiUrl };
}
