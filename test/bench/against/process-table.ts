/** One line of the table of processes. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** User and system time, of children too that have ended and were waited for (not from `ps`, which hides them). */
  readonly processorMs: number;
  /** Only `ps` tells; on Linux there is a better figure. */
  readonly residentBytes?: number;
}

/** Linux counts processor time in ticks of a hundredth of a second, on every platform that Node runs on. */
const tickMs = 10;

/**
 * Reads `/proc/<pid>/stat`. The second field is the name in brackets and may hold anything, brackets and spaces too.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function readStat(text: string): ProcessEntry {
  const pid = Number(text.slice(0, text.indexOf(' ')));
  // The third field is the first after the name.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  return {
    pid,
    parent: field(4),
    processorMs: (field(14) + field(15) + field(16) + field(17)) * tickMs,
  };
}

/** Reads a line of `ps -o pid=,ppid=,time=,rss=`; its time is `[[days-]hours:]minutes:seconds[.hundredths]`. */
export function readPsLine(line: string): ProcessEntry {
  const [pid, parent, time = '0', kilobytes] = line.trim().split(/\s+/);
  const [clock = '0', days = '0'] = time.split('-').reverse();
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return {
    pid: Number(pid),
    parent: Number(parent),
    processorMs: (Number(days) * 86_400 + seconds) * 1_000,
    residentBytes: Number(kilobytes) * 1_024,
  };
}

/** The process and all that descend from it. */
export function tree(table: readonly ProcessEntry[], root: number): ProcessEntry[] {
  const children = Map.groupBy(table, ({ parent }) => parent);
  const below = (pid: number): ProcessEntry[] =>
    (children.get(pid) ?? []).flatMap((entry) => [entry, ...below(entry.pid)]);
  return [...table.filter(({ pid }) => pid === root), ...below(root)];
}
