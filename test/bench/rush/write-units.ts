import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

interface Written {
  /** Write units of the hot path, as DynamoDB reported them to the functions. */
  readonly direct: number;
  readonly burst: number;
  /** Orders that the burst path gave an outcome, and the batches it took. */
  readonly settled: number;
  readonly batches: number;
}

export interface WriteMeter {
  read(): Promise<Written>;
}

/** Reads what the functions log of their consumption (ReturnConsumedCapacity) from now on. */
export function writeMeter(logs: string): WriteMeter {
  const sizes = new Map(filesOf(logs).map((file) => [file, statSync(file).size]));
  return {
    async read() {
      const sum = { direct: 0, burst: 0, settled: 0, batches: 0 };
      for (const file of filesOf(logs)) await addUp(file, sizes.get(file) ?? 0, sum);
      return sum;
    },
  };
}

const filesOf = (logs: string): string[] =>
  existsSync(logs)
    ? readdirSync(logs)
        .filter((name) => /place-booking|settle-orders/.test(name))
        .map((name) => join(logs, name))
    : [];

async function addUp(
  file: string,
  start: number,
  sum: { direct: number; burst: number; settled: number; batches: number },
) {
  for await (const text of createInterface({ input: createReadStream(file, { start }) })) {
    const line = parse(text);
    if (line?.message === 'order') sum.direct += line.writeUnits ?? 0;
    if (line?.message !== 'orders settled') continue;
    sum.burst += line.writeUnits ?? 0;
    sum.settled += (line.held ?? 0) + (line.confirmed ?? 0) + (line.rejected ?? 0);
    sum.batches++;
  }
}

interface Line {
  readonly message?: string;
  readonly writeUnits?: number;
  readonly held?: number;
  readonly confirmed?: number;
  readonly rejected?: number;
}

function parse(text: string): Line | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
