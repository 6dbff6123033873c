import type { AddressInfo } from 'node:net';
import { build, preview } from 'vite';
import { type Places, viteConfig } from './vite.ts';

/** The app as it would be published, on a port that is free. */
export async function serveBuilt(places: Places) {
  const config = viteConfig(places);
  await build(config);
  const { httpServer, close } = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  return { port: (httpServer.address() as AddressInfo).port, close };
}
