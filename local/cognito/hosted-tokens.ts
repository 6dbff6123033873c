import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { claimsOf } from './tokens.ts';

interface Answer {
  access_token?: string;
  refresh_token?: string;
  expires_in?: number;
}

/** Facts about the request that is being answered. */
interface Noted {
  token?: string;
  signedInAt?: number;
}

/**
 * Completes the answers of the token endpoint and of the API: the refresh token that replaces the used one, and the
 * true lifetime.
 */
export function rotations() {
  const current = new AsyncLocalStorage<Noted>();
  return {
    /** Stores when the person of the code that is being exchanged proved who they are, in seconds. */
    noteSignIn(at: number): void {
      const noted = current.getStore();
      if (noted) noted.signedInAt = at;
    },
    /** Returns that time; undefined for other requests, whose sign-in is now. */
    signedInAt: (): number | undefined => current.getStore()?.signedInAt,
    /** Stores the new refresh token for the request that is being answered. */
    note(token: string): void {
      const noted = current.getStore();
      if (noted) noted.token = token;
    },
    /** Returns the new refresh token of this answer. */
    noted: (): string | undefined => current.getStore()?.token,
    around(app: RequestListener): RequestListener {
      return (request: IncomingMessage, response: ServerResponse) => {
        const noted: Noted = {};
        if (request.url?.startsWith('/oauth2/token')) complete(response, noted);
        current.run(noted, () => void app(request as never, response as never));
      };
    },
  };
}

interface Json {
  json(body: Answer): unknown;
}

/** Express answers with `json`, which is on the response's prototype. */
function complete(response: ServerResponse, noted: Noted): void {
  const own = response as unknown as Partial<Json>;
  own.json = (body) => {
    delete own.json;
    return (own as Json).json({
      ...body,
      ...lifetime(body.access_token),
      ...(noted.token && { refresh_token: noted.token }),
    });
  };
}

function lifetime(token: string | undefined): { expires_in?: number } {
  return token ? { expires_in: secondsOf(token) } : {};
}

/** Returns a token's lifetime in seconds. */
export function secondsOf(token: string): number {
  const { exp, iat } = claimsOf(token);
  return Number(exp) - Number(iat);
}
