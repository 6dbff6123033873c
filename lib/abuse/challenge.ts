import { createHash } from 'node:crypto';

/** What a challenge is solved for; a token for one is no good for the other. */
export type ChallengeAction = 'order' | 'guest' | 'payment' | 'setup';

export interface ChallengeAnswer {
  readonly token: string;
  readonly action: ChallengeAction;
  /** The same for the same request, so that its retry may show the same token again; see `requestUuid`. */
  readonly requestUuid: string;
}

export type ChallengeOutcome =
  | 'solved'
  /** Not solved, not here, not for this, too long ago, or used before. */
  | 'refused'
  /** The provider does not answer, or not to us: this says nothing about the buyer. */
  | 'unavailable';

/** Where Turnstile, hCaptcha and the like are plugged in. */
export interface ChallengeVerifier {
  /** Never throws. */
  verify(answer: ChallengeAnswer): Promise<ChallengeOutcome>;
}

/** A UUID (version 8, RFC 9562) that follows from who asks for what. */
export function requestUuid(...parts: string[]): string {
  const bytes = createHash('sha256').update(parts.join('\n')).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [0, 8, 12, 16, 20].map((from, index) => hex.slice(from, [8, 12, 16, 20, 32][index])).join('-');
}
