import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

type Mood = 'well' | 'failing' | 'confused';

/** A user pool, as far as a verifier of its tokens sees one: an issuer that publishes its key. */
export async function startPool() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }] });
  const answers: Record<Mood, [number, string]> = {
    well: [200, keys],
    failing: [500, ''],
    confused: [200, '{}'],
  };
  const pool = { mood: 'well' as Mood, asked: 0 };
  const server = createServer((_, response) => {
    pool.asked++;
    const [status, body] = answers[pool.mood];
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(pool, {
    issuer,
    /** `kid` other than `one` names a key that it does not publish. */
    sign: (claims: JWTPayload, kid = 'one'): Promise<string> =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(issuer)
        .setExpirationTime('15m')
        .sign(privateKey),
    stop: () => new Promise((resolve) => server.close(resolve)),
  });
}
