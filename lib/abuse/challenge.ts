import { createHash } from 'node:crypto';

/** The action for which a challenge is solved. A token for one action is invalid for another. */
export type ChallengeAction = 'order' | 'guest' | 'payment' | 'setup';

export interface ChallengeAnswer {
  readonly token: string;
  readonly action: ChallengeAction;
  /** The same for retries of the same request, so that a retry may use the same token; see `requestUuid`. */
  readonly requestUuid: string;
}

export type ChallengeOutcome =
  | 'solved'
  /** The token is invalid: not solved, solved for another page or action, too old, or used before. */
  | 'refused'
  /** The provider does not answer, or refuses our credentials. This says nothing about the buyer. */
  | 'unavailable';

/** The interface for Turnstile, hCaptcha and similar providers. */
export interface ChallengeVerifier {
  /** Verifies an answer. Never throws. */
  verify(answer: ChallengeAnswer): Promise<ChallengeOutcome>;
}

/** Makes a UUID (version 8, RFC 9562) from the caller and the request. */
export function requestUuid(...parts: string[]): string {
  const bytes = createHash('sha256').update(parts.join('\n')).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [0, 8, 12, 16, 20].map((from, index) => hex.slice(from, [8, 12, 16, 20, 32][index])).join('-');
}
