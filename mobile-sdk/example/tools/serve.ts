import { createServer } from 'vite';
import { mustRun, running } from './running.ts';
import { viteConfig } from './vite.ts';

/** `npm run example`: the sample app in a browser, against the cloud that `npm start` runs. */
try {
  mustRun();
  const server = await createServer(viteConfig(running));
  await server.listen();
  console.log(`The sample app is at http://localhost:${server.config.server.port}; Ctrl-C stops it.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
