import { invalid } from './failure.ts';
import type { Params } from './form.ts';

/** A text parameter. `''` means "unset" to Stripe, and each caller decides what that does. */
export function text(params: Params, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || typeof value === 'string') return value;
  throw invalid('Invalid string', { param: name });
}

/** A nested parameter such as `automatic_payment_methods`. */
export function nested(params: Params, name: string): Params | undefined {
  const value = params[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'object' && !Array.isArray(value)) return value;
  throw invalid('Invalid object', { param: name });
}

/** A list of texts such as `payment_method_types`. */
export function texts(params: Params, name: string): string[] | undefined {
  const value = params[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value as string[];
  throw invalid('Invalid array', { param: name });
}

/** A required text parameter. */
export function required(params: Params, name: string): string {
  const value = text(params, name);
  if (value === undefined)
    throw invalid(`Missing required param: ${name}.`, { code: 'parameter_missing', param: name });
  if (value === '') {
    const message = `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`;
    throw invalid(message, { code: 'parameter_invalid_empty', param: name });
  }
  return value;
}

/** An integer parameter, at least `from`. */
export function integer(params: Params, name: string, from = 0): number | undefined {
  const value = text(params, name);
  if (value === undefined) return undefined;
  if (!/^-?\d+$/.test(value))
    throw invalid(`Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param: name });
  if (Number(value) < from)
    throw invalid(`This value must be greater than or equal to ${from}.`, {
      code: 'parameter_invalid_integer',
      param: name,
    });
  return Number(value);
}

/** A boolean parameter. */
export function flag(params: Params, name: string): boolean | undefined {
  const value = text(params, name);
  if (value === undefined) return undefined;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalid(`Invalid boolean: ${value}`, { param: name });
}

/** A parameter with a few allowed words. */
export function choice<T extends string>(params: Params, name: string, among: readonly T[]): T | undefined {
  const value = text(params, name);
  if (value === undefined || among.includes(value as T)) return value as T | undefined;
  throw invalid(`Invalid ${name}: must be one of ${among.join(', ')}`, { param: name });
}

/**
 * Returns the metadata after an update: keys merge, an empty value removes its key, an empty `metadata` removes all.
 * @see https://docs.stripe.com/api/metadata
 */
export function mergeMetadata(params: Params, before: Record<string, string> = {}): Record<string, string> {
  if (params.metadata === '') return {};
  const merged = { ...before };
  for (const [key, value] of Object.entries(nested(params, 'metadata') ?? {})) {
    if (typeof value !== 'string') throw invalid('Metadata values must be strings', { param: 'metadata' });
    if (key.length > 40 || value.length > 500)
      throw invalid(`Metadata keys have up to 40 characters and values up to 500: ${key}`, {
        param: 'metadata',
      });
    if (value === '') delete merged[key];
    else merged[key] = value;
  }
  if (Object.keys(merged).length > 50)
    throw invalid('You can have up to 50 metadata keys', { param: 'metadata' });
  return merged;
}
