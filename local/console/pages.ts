import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentPolicy } from '../../console/content-policy.ts';
import { withConfig } from '../../console/page-config.ts';
import type { LocalPages } from '../docs/pages.ts';
import { readRunning } from '../running.ts';
import { buildOnce } from './build-once.ts';
import { configOf } from './config.ts';

const base = '/console';
const project = fileURLToPath(new URL('../..', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Serves the admin console as the deployed one is served: the built files, and every other path as the page, since the
 * page's own router knows the paths. The first request builds the files, which takes some seconds.
 */
export function consolePages(stateDir: string, log: (line: string) => void): LocalPages {
  const build = buildOnce(project, log);
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (request.method !== 'GET' || (path !== base && !path.startsWith(`${base}/`))) return false;
    const built = build.folder();
    if (built instanceof Error) sendText(response, 500, failedPage(built), '.html');
    else if (built === undefined) sendText(response, 503, buildingPage, '.html');
    else sendFile(response, fileOf(built, path.slice(base.length)), readRunning(stateDir));
    return true;
  };
}

/** Returns the file of a path, or the page for a path of the page's own. Names of files need no escapes. */
function fileOf(folder: string, path: string): string {
  const file = normalize(join(folder, path));
  const isInside = file.startsWith(`${folder}/`);
  return isInside && existsSync(file) && statSync(file).isFile() ? file : join(folder, 'index.html');
}

function sendFile(response: ServerResponse, file: string, running: ReturnType<typeof readRunning>): void {
  const endpoints = running?.endpoints;
  // The bucket is there to upload images.
  const addresses = [endpoints?.cognito, endpoints?.s3, running?.liveUrl].map((url) => originOf(url ?? ''));
  response.writeHead(200, {
    ...headersOf(extname(file)),
    'content-security-policy': contentPolicy({ connect: addresses, images: ['https:'] }),
    // Names of assets hold a digest of their content.
    'cache-control': file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (file.endsWith('/index.html') && running) {
    response.end(withConfig(readFileSync(file, 'utf8'), configOf(running)));
    return;
  }
  // A build that begins meanwhile removes files: the answer then breaks off.
  createReadStream(file)
    .on('error', (error) => response.destroy(error))
    .pipe(response);
}

const originOf = (url: string) => (url ? new URL(url).origin : '');

const headersOf = (extension: string) => ({
  'content-type': types[extension] ?? 'application/octet-stream',
  'x-content-type-options': 'nosniff',
});

function sendText(response: ServerResponse, status: number, text: string, extension: string): void {
  response.writeHead(status, { ...headersOf(extension), 'cache-control': 'no-store' });
  response.end(text);
}

const page = (title: string, text: string, head = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>${head}<h1>${title}</h1><p>${text}</p></html>`;

const buildingPage = page(
  'Building the console …',
  'This takes some seconds, once. The page reloads by itself.',
  '<meta http-equiv="refresh" content="1">',
);

const failedPage = ({ message }: Error) =>
  page(
    'The console does not build',
    `<code>${message.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code>`,
  );
