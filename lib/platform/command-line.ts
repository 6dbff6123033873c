/** An error in the options of a program. The program prints its usage with the message. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs a program of npm's scripts. `--help` only prints the usage. A failure is printed without its stack, and with the
 * usage when the options were wrong.
 * @param run returns the exit code; anything but a number is 0. A failure exits with 1.
 */
export async function runProgram(usage: string, run: () => Promise<unknown>): Promise<void> {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    console.log(usage);
    return;
  }
  try {
    const code = await run();
    process.exitCode = typeof code === 'number' ? code : 0;
  } catch (error) {
    console.error(complaint(error, usage));
    process.exitCode = 1;
  }
}

/** Makes the message of a failure. */
function complaint(error: unknown, usage: string): string {
  if (!(error instanceof Error)) return String(error);
  return isOfOptions(error) ? `${error.message}\n\n${usage}` : error.message;
}

/** Node's parseArgs names each fault by a code of its own. */
const isOfOptions = (error: Error & { code?: unknown }): boolean =>
  error instanceof UsageError || String(error.code).startsWith('ERR_PARSE_ARGS');

/**
 * Reads an option that must be a whole number.
 * @throws UsageError that names the option
 */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`--${option} must be a whole number from ${least} to ${most}, not "${text}"`);
}
