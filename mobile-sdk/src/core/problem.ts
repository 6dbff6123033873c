import type { Problem } from '../generated/types.gen.ts';

export type { Challenge, FieldError, Problem } from '../generated/types.gen.ts';
export type ProblemCode = Problem['code'];
