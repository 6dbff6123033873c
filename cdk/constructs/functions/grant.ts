import type { EnvironmentName } from '../../../lib/platform/environment.ts';
import type { BackendFunction } from './backend-function.ts';

/** Something that a function may do or know: its rights, its variables, and its alarms come together. */
export type Grant = (fn: BackendFunction) => void;

/** Tells the function these values, which need no rights. */
export const told =
  (variables: Readonly<Partial<Record<EnvironmentName, string>>>): Grant =>
  (fn) =>
    fn.setEnvironment(variables);

/** Several in one. */
export const together =
  (...grants: readonly Grant[]): Grant =>
  (fn) => {
    for (const grant of grants) grant(fn);
  };
