import { readDocument } from '../native/read-document.ts';
import { made } from '../native/words.ts';
import { swiftClients } from './clients.ts';
import { swiftCurrencies } from './currencies.ts';
import { swiftProblems } from './problems.ts';
import { swiftTypes } from './types.ts';

const folder = 'mobile-sdk/swift/Sources/Stampede';

/** Returns the Swift client, except the few files of it that are written by hand. */
export function swiftFiles(): Readonly<Record<string, string>> {
  const { declarations, operations, problemCodes } = readDocument();
  const file = (text: string) => `${made('mobile-sdk/generate/swift')}\nimport Foundation\n\n${text}\n`;
  return {
    [`${folder}/Types.swift`]: file(swiftTypes(declarations)),
    [`${folder}/StampedeClient.swift`]: file(swiftClients(operations, declarations)),
    [`${folder}/Currencies.swift`]: file(swiftCurrencies()),
    [`${folder}/Problems.swift`]: file(swiftProblems(problemCodes)),
  };
}
