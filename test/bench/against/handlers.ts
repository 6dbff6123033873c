import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A function's code and what it finds in its environment. */
export interface Handler {
  /** The module that Lambda loads. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
}

interface FunctionResource {
  readonly Type: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Properties: {
    readonly FunctionName?: unknown;
    readonly Handler?: string;
    readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
  };
}

/** The functions of a synthesized app that have these names; those that it does not have are left out. */
export function findHandlers(assembly: string, names: readonly string[]): ReadonlyMap<string, Handler> {
  const functions = readdirSync(assembly)
    .filter((name) => name.endsWith('.template.json'))
    .flatMap((name) => {
      const { Resources = {} } = JSON.parse(readFileSync(join(assembly, name), 'utf8'));
      return Object.values(Resources as Record<string, FunctionResource>);
    })
    .filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return new Map(
    names.flatMap((name) => {
      const found = functions.find(({ Properties }) => String(Properties.FunctionName).endsWith(`-${name}`));
      return found ? [[name, handlerOf(found, assembly)] as const] : [];
    }),
  );
}

/** `a/b/index.handler` names the export of a module in the asset. */
function handlerOf({ Metadata = {}, Properties }: FunctionResource, assembly: string): Handler {
  const module = (Properties.Handler ?? '').replace(/\.[^.]+$/, '');
  const path = join(assembly, String(Metadata['aws:asset:path']), module);
  const file = ['.mjs', '.js', '.cjs'].map((ending) => path + ending).find(existsSync);
  if (!file) throw new Error(`No module for ${String(Properties.FunctionName)}: ${path}`);
  const variables = Object.entries(Properties.Environment?.Variables ?? {});
  const environment = Object.fromEntries(variables.map(([key, value]) => [key, settingOf(key, value)]));
  return { file, environment };
}

/** Only deploying tells names and addresses; loading the module needs something that reads like them. */
function settingOf(key: string, value: unknown): string {
  if (typeof value === 'string') return value;
  return /_(URL|ISSUER)$/.test(key) ? 'https://placeholder.invalid/placeholder' : 'placeholder';
}
