import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { JwtAuthorizerDefinition } from './definition.ts';

/** An authorizer's decision on a request. */
export type Authorization =
  | { kind: 'allowed'; claims: Record<string, string>; scopes: string[] | undefined }
  | { kind: 'unauthorized'; challenge: string; reason: string }
  | { kind: 'forbidden'; reason: string };

/** Decides whether the token in a header value may call a route that requires one of the scopes. */
export type JwtAuthorizer = (header: string | undefined, scopes: string[]) => Promise<Authorization>;

interface Verified {
  expiresAt: number;
  payload: JWTPayload;
  claims: Record<string, string>;
}

/** The number of verified tokens to remember. Verification is pure, and costs more than the rest of the gateway. */
const REMEMBERED = 20_000;

/**
 * Verifies tokens as API Gateway's JWT authorizer does: signature against the issuer's JWKS, issuer, audience
 * (`aud`, or `client_id` when there is no `aud`), `exp`, `nbf`, `iat`, and one of the route's scopes.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function jwtAuthorizer({ issuer, audience }: JwtAuthorizerDefinition): JwtAuthorizer {
  const keys = createRemoteJWKSet(new URL(`${issuer.replace(/\/$/, '')}/.well-known/jwks.json`));
  const remembered = new Map<string, Verified>();

  const verify = async (token: string): Promise<Verified> => {
    const known = remembered.get(token);
    if (known && known.expiresAt > Date.now()) return known;
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
    });
    checkAudience(payload, audience);
    if (payload.iat !== undefined && payload.iat > Date.now() / 1000 + 1)
      throw new Error('the token is issued in the future');
    const verified = { payload, claims: stringify(payload), expiresAt: Number(payload.exp) * 1000 };
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(token, verified);
    return verified;
  };

  return async (header, scopes) => {
    const token = header?.replace(/^Bearer\s+/i, '').trim();
    if (!token) return { kind: 'unauthorized', challenge: 'Bearer', reason: 'no token' };
    try {
      const { payload, claims } = await verify(token);
      const granted = scopesOf(payload);
      const forbidden = scopes.length > 0 && !scopes.some((scope) => granted.includes(scope));
      if (forbidden) return { kind: 'forbidden', reason: 'insufficient scope' };
      return { kind: 'allowed', claims, scopes: scopes.length > 0 ? scopes : undefined };
    } catch (error) {
      return refusal(error);
    }
  };
}

function checkAudience(payload: JWTPayload, audience: string[]): void {
  const claimed = payload.aud === undefined ? [payload.client_id] : [payload.aud].flat();
  if (!claimed.some((value) => audience.includes(String(value))))
    throw new Error('the token does not have a valid audience');
}

function scopesOf(payload: JWTPayload): string[] {
  const scopes = payload.scope ?? payload.scp ?? [];
  return typeof scopes === 'string' ? scopes.split(' ') : (scopes as string[]);
}

/** Turns every claim into a string. A list becomes `[admin seller]`. */
function stringify(payload: JWTPayload): Record<string, string> {
  const text = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(text).join(' ')}]`;
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  };
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, text(value)]));
}

function refusal(error: unknown): Authorization {
  const reason = error instanceof errors.JWTExpired ? 'the token has expired' : (error as Error).message;
  const description = reason.replaceAll('"', "'");
  const challenge = `Bearer scope="" error="invalid_token" error_description="${description}"`;
  return { kind: 'unauthorized', challenge, reason };
}
