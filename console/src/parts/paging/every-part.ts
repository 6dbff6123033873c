interface Part {
  /** Null for the last part. */
  readonly nextCursor: string | null;
}

/**
 * Asks for an act part by part until its end.
 * @param plus adds a part to the sum of those before it
 * @param onPart hears the sum after each part
 */
export async function everyPart<Result extends Part>(
  ask: (cursor: string | undefined) => PromiseLike<Result>,
  plus: (sum: Result, part: Result) => Result,
  onPart: (sum: Result) => void = () => undefined,
): Promise<Result> {
  let sum = await ask(undefined);
  onPart(sum);
  while (sum.nextCursor !== null) {
    sum = plus(sum, await ask(sum.nextCursor));
    onPart(sum);
  }
  return sum;
}

/** Adds each number of two parts. Anything else is that of the later part. */
export const plusCounts = <Counts extends Part>(sum: Counts, part: Counts): Counts =>
  Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      typeof value === 'number' ? value + Number(sum[name as keyof Counts]) : value,
    ]),
  ) as unknown as Counts;
