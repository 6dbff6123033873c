import type { Answer, Caller, OrderWish, Shop } from './shop.ts';

/** Somebody who solves challenges: honest buyers each their own, attackers so many as they pay people for. */
export interface Solver {
  /** @returns a token, or undefined when the budget is used up */
  solve(): string | undefined;
  readonly solved: number;
}

/** @param make makes the token of the challenge with this number */
export function solver(budget: number, make: (number: number) => string): Solver {
  let solved = 0;
  return {
    get solved() {
      return solved;
    },
    solve: () => (solved < budget ? make(++solved) : undefined),
  };
}

/**
 * Orders, and solves the challenge when one is asked for. Whoever has met one sends its token at once the next time:
 * an app knows from the deal that it will be asked.
 */
export function orderSolving(solver: Solver) {
  let asked = false;
  return async (shop: Shop, caller: Caller, wish: OrderWish): Promise<Answer> => {
    const first = wish.challengeToken ?? (asked ? solver.solve() : undefined);
    const answer = await shop.order(caller, { ...wish, challengeToken: first });
    if (answer.code !== 'challenge_required' || first !== undefined) return answer;
    asked = true;
    const challengeToken = solver.solve();
    return challengeToken === undefined ? answer : shop.order(caller, { ...wish, challengeToken });
  };
}

export type OrderSolving = ReturnType<typeof orderSolving>;
