import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { viteConfig } from '../../../console/build.ts';
import { close, listen } from '../../../local/listen.ts';

/** A page of Cloudscape with nothing of ours in it. */
export interface BarePage {
  /** Its JavaScript, gzipped. */
  readonly bytes: number;
  readonly url: string;
  close(): Promise<unknown>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/**
 * Builds the bare page by the console's own settings, and serves it.
 * @param deals the answer that its table shows, as JSON
 */
export async function serveBarePage(deals: string): Promise<BarePage> {
  const folder = mkdtempSync(join(tmpdir(), 'bare-console-'));
  const config = viteConfig(folder);
  const { output } = (await build({
    ...config,
    root: fileURLToPath(new URL('../../../console/bare', import.meta.url)),
    base: '/',
    cacheDir: join(folder, '.vite'),
  })) as Rolldown.RolldownOutput;
  const bytes = output.reduce(
    (sum, file) => sum + (file.type === 'chunk' ? gzipSync(file.code, { level: 9 }).length : 0),
    0,
  );
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/deals.json') return response.writeHead(200, { 'content-type': types['.json'] }).end(deals);
    const file = join(folder, url === '/' ? 'index.html' : url);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  const port = await listen(server, 0);
  return {
    bytes,
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      await close(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
