import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Connect, InlineConfig, Plugin } from 'vite';

const path = (place: string) => fileURLToPath(new URL(place, import.meta.url));

const packages = path('../../../node_modules');

/** Returns the shop's addresses. Undefined while it is not running. */
export type Places = () => { readonly apiUrl: string } | undefined;

/** The app for browsers. It uses React Native Web for React Native's components, and the SDK in the parent folder. */
export const viteConfig = (places: Places, port = 5173): InlineConfig => ({
  configFile: false,
  root: path('..'),
  cacheDir: path('../../../.build/vite'),
  logLevel: 'warn',
  plugins: [placesJson(places)],
  resolve: {
    alias: [
      { find: /^react-native$/, replacement: 'react-native-web' },
      { find: /^@stampede\/mobile-sdk$/, replacement: path('../../src/index.ts') },
      { find: /^@stampede\/mobile-sdk\/react$/, replacement: path('../../src/react.ts') },
      // One copy of each package, also when this folder has its own packages for phones.
      { find: /^(react|react-dom|@tanstack\/react-query)(?=\/|$)/, replacement: `${packages}/$1` },
    ],
  },
  build: {
    outDir: path('../../../.build/example'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // React's packages begin with `use client`, a directive for servers' bundlers.
      onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
    },
  },
  server: { host: 'localhost', port, strictPort: true },
});

/** `/places.json`, which the page loads first. */
function placesJson(places: Places): Plugin {
  const answer: Connect.NextHandleFunction = (_request, response: ServerResponse) => {
    const found = places();
    response.writeHead(found ? 200 : 503, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    response.end(JSON.stringify(found ?? {}));
  };
  return {
    name: 'places',
    configureServer: ({ middlewares }) => void middlewares.use('/places.json', answer),
    configurePreviewServer: ({ middlewares }) => void middlewares.use('/places.json', answer),
  };
}
