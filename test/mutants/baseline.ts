import { globSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { runTests } from './run-tests.ts';
import { project } from './sites.ts';

/** What the tests do while every clause is in place. */
export interface Baseline {
  /** For each site that was met: its expressions, and the test files that met it, the quickest first. */
  readonly met: ReadonlyMap<string, Meeting>;
}

interface Meeting {
  readonly expressions: ReadonlySet<string>;
  readonly files: readonly string[];
}

/** Tests that run the sources themselves. Those of whole clouds run bundles, and are slow. */
const suites = ['test/unit/**/*.test.ts', 'test/integration/*.test.ts', 'test/simulation/*.test.ts'];

export function testFiles(wanted: readonly string[]): string[] {
  const all = globSync(suites, { cwd: project }).map((file) => file.split(sep).join('/'));
  return all.filter((file) => wanted.length === 0 || wanted.some((text) => file.includes(text))).sort();
}

/**
 * Runs the tests with every condition in the form that a dropped clause gives it, and notes who meets which.
 * @throws Error when they fail as they are.
 */
export async function baseline(
  { files, sources }: { files: readonly string[]; sources: readonly string[] },
  folder: string,
  lanes: number,
): Promise<Baseline> {
  const notes = join(folder, 'notes');
  mkdirSync(notes, { recursive: true });
  const run = (files: readonly string[], workers: number) =>
    runTests({ kind: 'baseline', files, sources, notes }, folder, workers);
  const first = await run(files, lanes);
  // On a busy machine a test may fail once by itself.
  const again = first.red.length > 0 && (await run(first.red, 1));
  if (again && again.failed.length > 0)
    throw new Error(
      `Tests fail while every clause is in place:\n${again.failed.map(({ test, says }) => `  ${test}: ${says}`).join('\n')}`,
    );
  return { met: read(notes, new Map([...first.milliseconds, ...(again ? again.milliseconds : [])])) };
}

interface Note {
  readonly file: string;
  readonly met: Readonly<Record<string, readonly string[]>>;
}

function read(notes: string, milliseconds: ReadonlyMap<string, number>): Map<string, Meeting> {
  const met = new Map<string, { expressions: Set<string>; files: Set<string> }>();
  for (const name of readdirSync(notes)) {
    const note = JSON.parse(readFileSync(join(notes, name), 'utf8')) as Note;
    for (const [site, expressions] of Object.entries(note.met)) {
      const meeting = met.get(site) ?? { expressions: new Set(), files: new Set() };
      for (const expression of expressions) meeting.expressions.add(expression);
      meeting.files.add(note.file.slice(project.length));
      met.set(site, meeting);
    }
  }
  const quickestFirst = (files: Iterable<string>) =>
    [...files].sort((one, other) => (milliseconds.get(one) ?? 0) - (milliseconds.get(other) ?? 0));
  return new Map(
    [...met].map(([site, { expressions, files }]) => [site, { expressions, files: quickestFirst(files) }]),
  );
}
