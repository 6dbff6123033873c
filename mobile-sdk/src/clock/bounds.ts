/** Bounds of the offset from a clock of this device to the server's, in milliseconds. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** The device's time of the measurement. The two clocks drift apart afterwards. */
  readonly at: number;
}

/** The drift of a phone's quartz: up to a hundred millionths, more when hot or cold. */
const drift = 300e-6;

/** The server read its clock between sending and receiving. */
export const boundsOf = (
  serverMs: number,
  resolutionMs: number,
  { sentAt, receivedAt }: { readonly sentAt: number; readonly receivedAt: number },
): Bounds => ({ low: serverMs - receivedAt, high: serverMs + resolutionMs - sentAt, at: receivedAt });

/** Widens the bounds by the drift since then. */
export const widened = ({ low, high, at }: Bounds, now: number): Bounds => {
  const slack = Math.max(0, now - at) * drift;
  return { low: low - slack, high: high + slack, at: now };
};

/**
 * Both are true, so the offset is in their intersection. Several slow answers can be more precise than one fast one
 * (Marzullo). Without an intersection, a clock was set in between, and the newer one counts.
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
