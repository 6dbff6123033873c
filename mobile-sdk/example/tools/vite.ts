import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Connect, InlineConfig, Plugin } from 'vite';

const path = (place: string) => fileURLToPath(new URL(place, import.meta.url));

const packages = path('../../../node_modules');

/** Where the shop is; undefined while it is not running. */
export type Places = () => { readonly apiUrl: string } | undefined;

/** The app for browsers: React Native's components are those of React Native Web, and the SDK is the one beside it. */
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
      // One of each, also once this folder has packages of its own, for phones.
      { find: /^(react|react-dom|@tanstack\/react-query)(?=\/|$)/, replacement: `${packages}/$1` },
    ],
  },
  build: {
    outDir: path('../../../.build/example'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // React's packages say `use client` at the top of each file, to bundlers for servers.
      onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
    },
  },
  server: { host: 'localhost', port, strictPort: true },
});

/** `/places.json`, asked for by the page before anything else. */
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
