import { readFileSync } from 'node:fs';

/** The declarations that the README's examples take from their app. */
const surroundings = `import type { Client, Deal, Storage } from '../../mobile-sdk/src/index.ts';
import { createClient, homeFor, isSdkError, SoldOutError } from '../../mobile-sdk/src/index.ts';

declare const client: Client;
declare const storage: Storage;
declare const AsyncStorage: Storage;
void SoldOutError;
declare const baseUrl: string, issuer: string, clientId: string, callbackUrl: string;
declare const dealId: string, bookingId: string, deal: Deal;
declare const show: (...shown: unknown[]) => void;
declare const dim: (stale: boolean) => void;
declare const pay: (bookingId: string, until: string | undefined) => void;
declare const openBrowser: (url: string) => void;
declare const showPaymentSheet: (clientSecret: string) => Promise<void>;
declare const AppState: { addEventListener(type: 'change', listener: (state: string) => unknown): void };
declare const SecureStore: {
  readonly AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY: number;
  getItemAsync(key: string, options: object): Promise<string | null>;
  setItemAsync(key: string, value: string, options: object): Promise<void>;
  deleteItemAsync(key: string, options: object): Promise<void>;
};
declare const NetInfo: { addEventListener(listener: (state: { isConnected: boolean }) => unknown): void };
`;

/** Returns the examples of the SDK's README as a file that is compiled with everything else. */
export function readmeExamples(): string {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  return `// Made from mobile-sdk/README.md by npm run generate: do not edit.
${[surroundings, ...blocks.flatMap(importsOf)].join('')}
${blocks.map(asFunction).join('\n')}`;
}

/** The surroundings contain the first example. */
const importsOf = (code: string) =>
  [...code.matchAll(/^import (.*) from '@stampede\/mobile-sdk\/(\w+)';\n/gm)].map(
    ([, names, entry]) => `import ${names} from '../../mobile-sdk/src/${entry}.ts';\n`,
  );

function asFunction(code: string, index: number): string {
  const body = code.replace(/^import .*\n+/gm, '');
  const made = [...body.matchAll(/^const (\w+)/gm)].map(([, name]) => `void ${name};\n`);
  return `export async function example${index + 1}() {\n${body}${made.join('')}}\n`;
}
