import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { close, listen } from '../../local/listen.ts';
import { startSharedCloud } from '../integration/api/shared-cloud.ts';
import { assembly } from '../integration/assembly.ts';
import { compiled } from '../unit/native/compile-kotlin.ts';
import type { Shared } from './ask.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address that `ask` uses. */
    shared: string;
  }
}

const once = <Thing>(make: () => Promise<Thing>) => {
  let made: Promise<Thing> | undefined;
  return Object.assign(() => (made ??= make()), { made: () => made });
};

/** Makes a shared thing when the first file asks for it, so that a run without such files need not wait. */
export default async function setup(project: TestProject) {
  const folder = once(assembly);
  const kotlin = once(compiled);
  const cloud = once(async () => startSharedCloud(await folder()));
  const makers: { [Name in keyof Shared]: () => Promise<Shared[Name]> } = {
    assembly: folder,
    cloud: async () => (await cloud()).shared,
    kotlin,
  };
  const server = createServer(async ({ url = '' }, response) => {
    const make = makers[url.slice(1) as keyof Shared];
    try {
      response.end(JSON.stringify(await make()));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  project.provide('shared', `http://127.0.0.1:${await listen(server, 0)}`);
  return async () => {
    await close(server);
    await (await cloud.made())?.stop();
  };
}
