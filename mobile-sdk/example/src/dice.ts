/** Returns numbers from zero to below a bound. The same word always gives the same numbers. */
export function dice(word: string): (bound: number) => number {
  let state = 1;
  for (const letter of word) state = (state * 31 + letter.charCodeAt(0)) % 2_147_483_647;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}
