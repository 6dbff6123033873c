import { readFileSync } from 'node:fs';
import { createServer } from 'vite';
import { viteConfig } from './vite.ts';

/** `npm run example`: the sample app in a browser, against the cloud that `npm start` runs. */
const running = () => {
  try {
    return JSON.parse(readFileSync(`${process.env.STAMPEDE_STATE ?? '.local'}/running.json`, 'utf8'));
  } catch {
    return undefined;
  }
};

if (!running()) {
  console.error('There is no shop to look at: run `npm start` in another terminal first.');
  process.exit(1);
}
const server = await createServer(
  viteConfig(() => {
    const { apiUrl, liveUrl, stripeUrl } = running() ?? {};
    return apiUrl && { apiUrl, liveUrl, stripeUrl };
  }),
);
await server.listen();
console.log(`The sample app is at http://localhost:${server.config.server.port}; Ctrl-C stops it.`);
