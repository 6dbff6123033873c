const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Encodes base64url without padding, since some engines have no btoa. */
export function base64url(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += (byte + 256).toString(2).slice(1);
  return bits.replace(/.{1,6}/g, (six) => alphabet.charAt(Number.parseInt(six.padEnd(6, '0'), 2)));
}

/** Decodes base64url: each byte becomes one character, which is enough for the JSON of a token. Some engines have no atob. */
export function fromBase64url(text: string): string {
  let bits = '';
  for (const letter of text) bits += (alphabet.indexOf(letter) + 64).toString(2).slice(1);
  return bits.replace(/.{1,8}/g, (eight) => (eight[7] ? String.fromCharCode(Number.parseInt(eight, 2)) : ''));
}
