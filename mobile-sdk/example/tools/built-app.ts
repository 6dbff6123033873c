import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { type Places, viteConfig } from './vite.ts';

const builds = fileURLToPath(new URL('../../../.build/', import.meta.url));

/** Serves the production build on a free port. It has its own folder, since several may run in parallel. */
export async function serveBuilt(places: Places) {
  await mkdir(builds, { recursive: true });
  const outDir = await mkdtemp(`${builds}example-`);
  const plain = viteConfig(places);
  const config = { ...plain, build: { ...plain.build, outDir } };
  await build(config);
  const { httpServer, close } = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  return {
    port: (httpServer.address() as AddressInfo).port,
    close: async () => {
      await close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
