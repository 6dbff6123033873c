/** What is known of the offset from a clock of this device to the server's: it lies between these, in milliseconds. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** When that was so, by the device's clock: the two drift apart since. */
  readonly at: number;
}

/** Quartz in phones is off by up to a hundred millionths, more when hot or cold. */
const drift = 300e-6;

/** The server read its clock between our sending and our receiving. */
export const boundsOf = (
  serverMs: number,
  resolutionMs: number,
  { sentAt, receivedAt }: { readonly sentAt: number; readonly receivedAt: number },
): Bounds => ({ low: serverMs - receivedAt, high: serverMs + resolutionMs - sentAt, at: receivedAt });

/** What is left of it later. */
export const widened = ({ low, high, at }: Bounds, now: number): Bounds => {
  const slack = Math.max(0, now - at) * drift;
  return { low: low - slack, high: high + slack, at: now };
};

/**
 * Both are true, so the offset is where they overlap: several slow answers can say more than one fast one (Marzullo).
 * Where they do not overlap, a clock was set in between, and the newer one counts.
 */
export function narrowed(known: Bounds | undefined, sample: Bounds): Bounds {
  if (!known) return sample;
  const before = widened(known, sample.at);
  const low = Math.max(before.low, sample.low);
  const high = Math.min(before.high, sample.high);
  return low <= high ? { low, high, at: sample.at } : sample;
}

export const middle = ({ low, high }: Bounds) => (low + high) / 2;
export const halfWidth = ({ low, high }: Bounds) => (high - low) / 2;
