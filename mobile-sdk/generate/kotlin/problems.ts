import { pascal } from '../native/words.ts';

/** Writes an exception class for each code, so that a `catch` or a `when` can distinguish them. */
export function kotlinProblems(codes: readonly string[]): string {
  const classes = codes.map(
    (code) =>
      `/** \`${code}\` */\npublic class ${pascal(code)}Exception internal constructor(failure: Failure) : ProblemException(failure)`,
  );
  return `/** The API refused the request, and says why. */
public sealed class ProblemException(failure: Failure) : Exception(failure.problem.detail) {
    public val problem: Problem = failure.problem

    /** Seconds after which the same request may succeed. */
    public val retryAfter: Long? = failure.retryAfter
}

${classes.join('\n\n')}

/** A code that is newer than this client. */
public class OtherProblemException internal constructor(failure: Failure) : ProblemException(failure)

internal fun exceptionOf(failure: Failure): ProblemException = when (failure.problem.code.value) {
${codes.map((code) => `    "${code}" -> ${pascal(code)}Exception(failure)`).join('\n')}
    else -> OtherProblemException(failure)
}`;
}
