import type { EnvironmentName } from '../../../lib/platform/environment.ts';
import type { BackendFunction } from './backend-function.ts';

/** A permission or a piece of knowledge for a function. Its rights, variables and alarms come together. */
export type Grant = (fn: BackendFunction) => void;

/** Gives the function these variables, which need no rights. */
export const told =
  (variables: Readonly<Partial<Record<EnvironmentName, string>>>): Grant =>
  (fn) =>
    fn.setEnvironment(variables);

/** Combines several grants. */
export const together =
  (...grants: readonly Grant[]): Grant =>
  (fn) => {
    for (const grant of grants) grant(fn);
  };
