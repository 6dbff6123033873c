import { inject } from 'vitest';
import type { SharedCloud } from '../integration/api/shared-cloud.ts';

/** Things that are slow to make, and made once for all files. */
export interface Shared {
  /** The folder of the synthesized app. */
  readonly assembly: string;
  readonly cloud: SharedCloud;
  /** The compiled Kotlin client and its tests: the path of a jar. */
  readonly kotlin: string;
}

/** Waits until it is made. @throws Error with the reason when making it failed */
export async function ask<Name extends keyof Shared>(name: Name): Promise<Shared[Name]> {
  const answer = await fetch(`${inject('shared')}/${name}`);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Shared[Name];
}
