import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { type Acceptance, acceptInvitation, InvitationRefused } from '../cognito/accept-invitation.ts';
import { readRunning } from '../running.ts';
import { mailsIn } from './mails.ts';

/** A body, or the reason why there is none. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const acceptance = z.strictObject({ email: z.email(), invitation: z.string(), password: z.string() });

/** The requests of the start page, the inbox and the invitation page. */
export async function deskAnswer(stateDir: string, path: string, request: IncomingMessage): Promise<Answer> {
  const route = routes[`${request.method} ${path}`];
  if (!route) return refused(404, 'There is no such page.');
  // A foreign host name that leads here (DNS rebinding) could read data for this machine only.
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.headers.host ?? ''))
    return refused(403, 'Only this machine may read this: open it at http://127.0.0.1.');
  return route(stateDir, request);
}

/** Returns whether `deskAnswer` handles the path. All others are for the API. */
export const isDeskPath = (method: string | undefined, path: string): boolean =>
  Object.hasOwn(routes, `${method} ${path}`);

const refused = (status: number, problem: string): Answer => ({ status, body: { problem } });

const routes: Record<string, (stateDir: string, request: IncomingMessage) => Promise<Answer>> = {
  'GET /docs/mails.json': async (stateDir) => ({ status: 200, body: mailsIn(stateDir) }),

  'GET /docs/places.json': async (stateDir) => {
    const running = readRunning(stateDir);
    if (!running) return refused(503, 'The local cloud is still starting.');
    const { apiUrl, liveUrl, doubles, accounts } = running;
    return { status: 200, body: { apiUrl, liveUrl, stripeUrl: doubles.stripe, accounts } };
  },

  'POST /docs/invitation': async (stateDir, request) => {
    // A foreign page needs a preflight to send this type, and this server answers none.
    if (request.headers['content-type'] !== 'application/json') return refused(415, 'Send JSON.');
    const parsed = acceptance.safeParse(await jsonOf(request));
    if (!parsed.success) return refused(400, 'Give email, invitation and password.');
    return accept(stateDir, parsed.data);
  },
};

async function accept(stateDir: string, wanted: Acceptance): Promise<Answer> {
  const running = readRunning(stateDir);
  const { StaffPoolId: poolId, StaffClientId: clientId } = running?.outputs ?? {};
  if (!running || !poolId || !clientId) return refused(503, 'No local cloud with staff runs here.');
  try {
    const place = { cognito: running.endpoints.cognito, poolId, clientId };
    return { status: 200, body: await acceptInvitation(place, wanted) };
  } catch (error) {
    if (error instanceof InvitationRefused) return refused(400, error.message);
    throw error;
  }
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
