import type { ChallengeVerifier } from '../../../../../lib/abuse/challenge.ts';

const made = 'solved by ';

/** The token of a challenge that somebody solved. */
export const tokenOf = (whose: string, number: number): string => `${made}${whose} ${number}`;

/** The provider of challenges: it knows what was solved, and takes each token for one request and its retries. */
export function challengesOf(): ChallengeVerifier {
  const usedFor = new Map<string, string>();
  return {
    async verify({ token, requestUuid }) {
      if (!token.startsWith(made)) return 'refused';
      const before = usedFor.get(token) ?? requestUuid;
      usedFor.set(token, before);
      return before === requestUuid ? 'solved' : 'refused';
    },
  };
}
