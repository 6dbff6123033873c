import { dirname } from 'node:path';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/**
 * Spreads the files of each folder over the run, the largest first: some folders wait for timers and others need the
 * processor, and side by side they fill it.
 */
export class Spread extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const folders = Map.groupBy(await super.sort(files), ({ moduleId }) => dirname(moduleId));
    const places = new Map<TestSpecification, number>();
    for (const folder of folders.values())
      for (const [index, file] of folder.entries()) places.set(file, index / folder.length);
    return [...places].toSorted(([, one], [, other]) => one - other).map(([file]) => file);
  }
}
