import { StampedeProvider, type StampedeProviderProps } from '@stampede/mobile-sdk/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { Frame } from './frame.tsx';
import { Navigation } from './navigation.tsx';
import type { Trail } from './routes.ts';
import type { Shop } from './shop.ts';
import { ShopContext } from './shop-context.tsx';

export interface AppProps {
  readonly shop: Shop;
  readonly trail: Trail;
  readonly watchForeground: NonNullable<StampedeProviderProps['watchForeground']>;
}

/** The app for phones and browsers. `phone/` and `web/` have the differences. */
export function App({ shop, trail, watchForeground }: AppProps) {
  return (
    <QueryClientProvider client={shop.queries}>
      <StampedeProvider client={shop.client} watchForeground={watchForeground}>
        <ShopContext value={shop}>
          <Navigation trail={trail}>
            <Frame />
          </Navigation>
        </ShopContext>
      </StampedeProvider>
    </QueryClientProvider>
  );
}
