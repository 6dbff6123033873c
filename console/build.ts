import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, type InlineConfig } from 'vite';
import { runProgram } from '../lib/platform/command-line.ts';
import { compileTexts } from './compile-texts.ts';
import { preloadFrame } from './preload-frame.ts';

const path = (place: string) => fileURLToPath(new URL(place, import.meta.url));
const packages = path('../node_modules');

/** The console's files go here. CDK uploads this folder, and the local cloud serves it. */
export const builtConsole = path('../.build/console');

/**
 * Code that is loaded together anyway: that of the start, and that of most pages. In files of their own, its parts would
 * compress worse, and each would be a request.
 */
const together = [
  { name: 'start', tags: ['$initial' as const] },
  { name: 'frame', test: /\/src\/frame\/open\.tsx$/ },
  { name: 'shared', minShareCount: 26 },
];

/** The settings of Vite for the console. It is served below `/console/`, beside the API or on a host of its own. */
export const viteConfig = (outDir = builtConsole): InlineConfig => ({
  configFile: false,
  root: path('.'),
  base: '/console/',
  cacheDir: path('../.build/vite-console'),
  logLevel: 'warn',
  plugins: [compileTexts(), preloadFrame()],
  resolve: {
    alias: [
      { find: /^@stampede\/mobile-sdk\/admin$/, replacement: path('../mobile-sdk/src/admin.ts') },
      { find: /^csv-parse\/sync$/, replacement: 'csv-parse/browser/esm/sync' },
      // Our texts are compiled by the build, and those of Cloudscape are parsed in its package.
      { find: /^use-intl\/format-message$/, replacement: 'use-intl/format-message/format-only' },
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: '@formatjs/icu-messageformat-parser/lib/no-parser.js',
      },
      { find: /^(react|react-dom|@tanstack\/react-query)(?=\/|$)/, replacement: `${packages}/$1` },
    ],
  },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: { codeSplitting: { groups: [...together] } },
      // React's packages begin with `use client`, a directive for servers' bundlers.
      onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
    },
  },
});

const usage = `Usage: npm run console -- [options]

Builds the admin console, as cdk deploy uploads it and npm start serves it.

  --out D  folder of the files (.build/console)
  --help   this text`;

if (import.meta.main)
  await runProgram(usage, async () => {
    const { values } = parseArgs({ options: { out: { type: 'string', default: builtConsole } } });
    // A test that starts a build sets `test`, for which React would be the slow one that warns.
    process.env.NODE_ENV = 'production';
    await build(viteConfig(values.out));
    console.log('Built the console.');
  });
