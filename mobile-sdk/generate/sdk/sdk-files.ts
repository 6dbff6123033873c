import { readFileSync } from 'node:fs';
import { currenciesSource } from './currencies-source.ts';
import { describedOperations } from './described.ts';
import { operationsSource } from './operations-source.ts';
import { codesSource, problemsSource } from './problems-source.ts';
import { resourcesSource } from './resources-source.ts';
import { typesSource } from './types-source.ts';

const folder = 'mobile-sdk/src/generated';

/** Returns the generated files of the SDK, by their path in the repository. Buyers and staff have separate entry points. */
export async function sdkFiles(): Promise<Readonly<Record<string, string>>> {
  const operations = describedOperations();
  const buyers = operations.filter(({ access }) => access !== 'staff');
  const staff = operations.filter(({ access }) => access === 'staff');
  const shared = buyers.filter(({ staffToo }) => staffToo);
  const forStaff = [...staff, ...shared];
  return {
    [`${folder}/types.gen.ts`]: await typesSource(),
    [`${folder}/operations.ts`]: operationsSource(buyers),
    [`${folder}/admin-operations.ts`]: operationsSource(staff),
    [`${folder}/resources.ts`]: resourcesSource(buyers, 'Buyer', { './operations.ts': buyers }),
    [`${folder}/admin-resources.ts`]: resourcesSource(forStaff, 'Admin', {
      './admin-operations.ts': staff,
      './operations.ts': shared,
    }),
    [`${folder}/problems.ts`]: problemsSource(buyers),
    [`${folder}/admin-problems.ts`]: problemsSource(forStaff),
    [`${folder}/problem-codes.ts`]: codesSource(),
    [`${folder}/currencies.ts`]: currenciesSource(),
    [`${folder}/version.ts`]: versionSource(),
  };
}

function versionSource(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return `// Made from package.json by npm run generate: do not edit.
export const version = '${version}';
`;
}
