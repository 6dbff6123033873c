/** The most bytes of a frame's header: two, eight of length, four of mask. */
const LONGEST_HEADER = 14;

/**
 * Follows a client's bytes from frame to frame, for a limit that `ws` lacks: it limits whole messages. Returns whether
 * a frame in this chunk announces more than the limit.
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-5.2
 */
export function frameGuard(limit: number): (chunk: Buffer) => boolean {
  const header = Buffer.alloc(LONGEST_HEADER);
  let have = 0;
  let payloadLeft = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      if (payloadLeft > 0) {
        const skipped = Math.min(payloadLeft, chunk.length - at);
        payloadLeft -= skipped;
        at += skipped;
        continue;
      }
      header[have++] = chunk[at++] as number;
      if (have < headerLength(header, have)) continue;
      payloadLeft = payloadLength(header);
      have = 0;
      if (payloadLeft > limit) return true;
    }
    return false;
  };
}

function headerLength(header: Buffer, have: number): number {
  if (have < 2) return 2;
  const second = header[1] as number;
  const extended = { 126: 2, 127: 8 }[second & 0x7f] ?? 0;
  return 2 + extended + (second & 0x80 ? 4 : 0);
}

function payloadLength(header: Buffer): number {
  const short = (header[1] as number) & 0x7f;
  if (short === 126) return header.readUInt16BE(2);
  return short === 127 ? Number(header.readBigUInt64BE(2)) : short;
}
