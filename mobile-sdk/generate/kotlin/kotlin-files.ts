import { readDocument } from '../native/read-document.ts';
import { made } from '../native/words.ts';
import { kotlinClients } from './clients.ts';
import { kotlinCurrencies } from './currencies.ts';
import { kotlinProblems } from './problems.ts';
import { kotlinTypes } from './types.ts';

const folder = 'mobile-sdk/kotlin/src/main/kotlin/stampede';

/** Returns the Kotlin client, except the few files of it that are written by hand. */
export function kotlinFiles(): Readonly<Record<string, string>> {
  const { declarations, operations, problemCodes } = readDocument();
  const file = (text: string, imports = '') =>
    `${made('mobile-sdk/generate/kotlin')}\npackage stampede\n${imports}\n${text}\n`;
  return {
    [`${folder}/Types.kt`]: file(kotlinTypes(declarations), '\nimport kotlin.time.Instant\n'),
    [`${folder}/Stampede.kt`]: file(kotlinClients(operations, declarations)),
    [`${folder}/Currencies.kt`]: file(kotlinCurrencies()),
    [`${folder}/Problems.kt`]: file(kotlinProblems(problemCodes)),
  };
}
