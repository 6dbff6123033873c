import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knownParts } from '../../../../console/src/pages/operations/part-name.ts';

/** Files in the folder of stacks that are not one. */
const others = ['capability'];

it('Every stack has a name on the page of alarms', () => {
  const stacks = readdirSync(new URL('../../../../cdk/stacks', import.meta.url))
    .flatMap((file) => /^(.*)-stack\.ts$/.exec(file)?.[1] ?? [])
    .filter((name) => !others.includes(name));
  expect([...knownParts].sort()).toEqual([...stacks, 'other'].sort());
});
