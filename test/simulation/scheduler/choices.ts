import { seededRandom } from '../../../local/stripe/random.ts';

/** Something that could be chosen. Its name says what it is, so that it is found again in a shorter run. */
export interface Option {
  readonly name: string;
  readonly weight: number;
}

/** What was chosen in one turn, by name. The first turn is the setting, the others are what happens in it. */
export type Turn = readonly string[];

/** Where all chance of a simulated run comes from. */
export interface Choices {
  /** Begins the next turn. @returns false when there is none */
  turn(): boolean;
  /** Chooses an option by its weight; undefined when what was chosen in another run is not there in this one. */
  pick<O extends Option>(options: readonly O[]): O | undefined;
  readonly made: readonly Turn[];
}

/** Choices that a seed decides. */
export function seededChoices(seed: number): Choices {
  const random = seededRandom(seed);
  return recorded(
    () => true,
    (options) => {
      let left = random() * options.reduce((sum, { weight }) => sum + weight, 0);
      return options.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
    },
  );
}

/** The choices of another run, or what is left of them. */
export function replayedChoices(turns: readonly Turn[]): Choices {
  let next = 0;
  let left: string[] = [];
  return recorded(
    () => {
      left = [...(turns[next] ?? [])];
      return next++ < turns.length;
    },
    (options) => {
      const wanted = left.shift();
      return options.find(({ name, weight }) => name === wanted && weight > 0);
    },
  );
}

function recorded(
  hasTurn: () => boolean,
  pick: <O extends Option>(options: readonly O[]) => O | undefined,
): Choices {
  const made: string[][] = [];
  return {
    made,
    turn() {
      if (!hasTurn()) return false;
      made.push([]);
      return true;
    },
    pick(options) {
      const chosen = pick(options);
      if (chosen) made.at(-1)?.push(chosen.name);
      return chosen;
    },
  };
}
