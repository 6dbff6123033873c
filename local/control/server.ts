import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Disposal } from '../disposal.ts';
import { close, listen } from '../listen.ts';

/** The address of a running cloud's control port, and the token that it requires. */
export interface ControlAddress {
  url: string;
  token: string;
}

/** The commands, by name. Each takes and returns JSON. */
export type Commands = Record<string, (input: never) => unknown>;

/**
 * Opens the control port. It differs from the double's port, so that a function can only reach Stripe's API. It
 * requires a token that only `running.json` has, so that no web page on this machine can use it.
 */
export async function startControl(commands: Commands, undo: Disposal): Promise<ControlAddress> {
  const token = randomBytes(24).toString('base64url');
  const server = controlServer(commands, token);
  undo.add(() => close(server));
  return { url: `http://127.0.0.1:${await listen(server, 0)}`, token };
}

function controlServer(commands: Commands, token: string): Server {
  return createServer(async (request, response) => {
    const { status, body } = await answer(commands, token, request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body ?? null));
  });
}

async function answer(commands: Commands, token: string, request: IncomingMessage) {
  if (!isToken(request.headers.authorization, token))
    return { status: 401, body: { message: 'This is for the tests and the rush of this cloud.' } };
  const name = request.url?.slice(1) ?? '';
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (request.method !== 'POST' || !command)
    return { status: 404, body: { message: `There is no command ${name}` } };
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const input = JSON.parse(Buffer.concat(chunks).toString() || '{}') as never;
    return { status: 200, body: await command(input) };
  } catch (error) {
    return { status: 400, body: { message: (error as Error).message } };
  }
}

function isToken(header: string | undefined, token: string): boolean {
  const [given, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
