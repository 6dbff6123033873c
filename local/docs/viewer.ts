import scalar from '@scalar/fastify-api-reference';
import Fastify from 'fastify';

const route = '/viewer';
let script: Promise<string> | undefined;

/**
 * Returns the reference page's script, one file without dependencies. Its package exports it only through a plugin, so
 * this calls the plugin once and keeps the script in memory.
 */
export function viewerScript(): Promise<string> {
  script ??= read().catch((error: unknown) => {
    script = undefined;
    throw error;
  });
  return script;
}

async function read(): Promise<string> {
  const app = Fastify();
  await app.register(scalar, { routePrefix: route, configuration: { content: {} } });
  const { statusCode, body } = await app.inject({ url: `${route}/js/scalar.js` });
  await app.close();
  if (statusCode !== 200) throw new Error(`The reference page has no script: ${statusCode}`);
  return body;
}
