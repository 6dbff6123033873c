import { Code } from 'aws-cdk-lib/aws-lambda';
import type { BundledHandler } from './bundle.ts';

/** The parts of a function's code that Lambda needs to know. */
export interface CodeOfFunction {
  readonly code: Code;
  /** `file.export`, as Lambda expects it. */
  readonly handler: string;
}

/** The source of functions' code. */
export interface FunctionCode {
  /**
   * @param entry the handler file below `functions/` without `.ts`, as in `http/bookings/place-booking`
   * @param purpose what the function is for, for the error when the file is missing
   */
  of(entry: string, purpose: string): CodeOfFunction;
}

/** Code that does nothing, for tests of the templates. */
export const placeholderCode: FunctionCode = {
  of: () => ({ code: Code.fromInline('export const handler = () => {};'), handler: 'index.handler' }),
};

/** Code from `bundleHandlers`. */
export const codeOf = (handlers: ReadonlyMap<string, BundledHandler>): FunctionCode => ({
  of(entry, purpose) {
    const found = handlers.get(entry);
    if (!found) throw new Error(`No handler for ${purpose}: functions/${entry}.ts is missing`);
    return { code: Code.fromAsset(found.folder), handler: found.handler };
  },
});
