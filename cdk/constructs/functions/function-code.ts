import { Code } from 'aws-cdk-lib/aws-lambda';
import type { BundledHandler } from './bundle.ts';

/** What a Lambda function needs to know of its code. */
export interface CodeOfFunction {
  readonly code: Code;
  /** `file.export`, as Lambda asks for it. */
  readonly handler: string;
}

/** Where a function's code comes from. */
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

/** Code as `bundleHandlers` made it. */
export const codeOf = (handlers: ReadonlyMap<string, BundledHandler>): FunctionCode => ({
  of(entry, purpose) {
    const found = handlers.get(entry);
    if (!found) throw new Error(`No handler for ${purpose}: functions/${entry}.ts is missing`);
    return { code: Code.fromAsset(found.folder), handler: found.handler };
  },
});
