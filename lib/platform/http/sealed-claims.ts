import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import * as z from 'zod';
import type { GuestKey } from '../guest-keys.ts';

/**
 * Claims in a JWE of the compact form, sealed with `dir` and `A256CBC-HS512`. It uses `node:crypto`, because the
 * asynchronous WebCrypto of a library takes some twenty times the processor time of a token (decision 66).
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-5.2
 */
const encryption = 'A256CBC-HS512';
const cipher = 'aes-256-cbc';
const [ivBytes, tagBytes] = [16, 32];

const header = z.strictObject({ alg: z.literal('dir'), enc: z.literal(encryption), kid: z.string() });

/** Seals claims, which are JSON, under a key. */
export function sealClaims(claims: object, { id, proving, hiding }: GuestKey): string {
  const readable = Buffer.from(JSON.stringify({ alg: 'dir', enc: encryption, kid: id })).toString(
    'base64url',
  );
  const iv = randomBytes(ivBytes);
  const encrypting = createCipheriv(cipher, hiding, iv);
  const content = Buffer.concat([encrypting.update(JSON.stringify(claims), 'utf8'), encrypting.final()]);
  const sealed = [iv, content, tagOf(proving, readable, iv, content)].map((part) =>
    part.toString('base64url'),
  );
  return [readable, '', ...sealed].join('.');
}

/** Returns the name of the key that sealed this; undefined when it is no token of ours. */
export function sealKeyOf(token: string): string | undefined {
  const [readable = ''] = token.split('.', 1);
  return parsed(header, Buffer.from(readable, 'base64url'))?.kid;
}

/** Opens sealed claims. Returns undefined when the key is another one, or when anything was changed. */
export function openClaims<Claims>(
  token: string,
  { proving, hiding }: GuestKey,
  claims: z.ZodType<Claims>,
): Claims | undefined {
  const [readable = '', wrappedKey, ...parts] = token.split('.');
  const [iv, content, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (
    wrappedKey !== '' ||
    parts.length !== 3 ||
    iv?.length !== ivBytes ||
    !content ||
    tag?.length !== tagBytes
  )
    return undefined;
  if (!timingSafeEqual(tag, tagOf(proving, readable, iv, content))) return undefined;
  const decrypting = createDecipheriv(cipher, hiding, iv);
  return parsed(claims, Buffer.concat([decrypting.update(content), decrypting.final()]));
}

/** The tag covers the readable part, the initialization vector, the content, and the length of the first in bits. */
function tagOf(key: KeyObject, readable: string, iv: Buffer, content: Buffer): Buffer {
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(readable.length * 8));
  const code = createHmac('sha512', key).update(readable);
  return code.update(iv).update(content).update(bits).digest().subarray(0, tagBytes);
}

function parsed<Value>(schema: z.ZodType<Value>, text: Buffer): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text.toString())).data;
  } catch {
    return undefined;
  }
}
