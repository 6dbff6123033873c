import { seededRandom } from '../../../local/stripe/random.ts';

/**
 * Where all chance of a simulated run comes from. Each decision is the number of an option, and zero is always the
 * plainest one, so a run is a list of numbers, and a list with smaller numbers is a plainer run.
 */
export interface Choices {
  /** Chooses an option by its weight. At least one weight is above zero. */
  pick(weights: readonly number[]): number;
  /** What was chosen so far. */
  readonly made: readonly number[];
}

/** Choices that a seed decides. */
export function seededChoices(seed: number): Choices {
  const random = seededRandom(seed);
  return recorded((weights) => {
    let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
    const chosen = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return Math.max(chosen, 0);
  });
}

/** The choices of another run, as far as they are given; the plainest after that, and where one does not fit. */
export function replayedChoices(given: readonly number[]): Choices {
  let position = 0;
  return recorded((weights) => {
    const wanted = given[position++] ?? 0;
    if ((weights[wanted] ?? 0) > 0) return wanted;
    return Math.max(
      weights.findIndex((weight) => weight > 0),
      0,
    );
  });
}

function recorded(pick: (weights: readonly number[]) => number): Choices {
  const made: number[] = [];
  return {
    made,
    pick(weights) {
      const chosen = pick(weights);
      made.push(chosen);
      return chosen;
    },
  };
}
