import type { Challenge, FieldError, ProblemCode } from '../contract/problem.ts';

interface Details {
  readonly cause?: unknown;
  readonly errors?: readonly FieldError[];
  /** With `challenge_required`: the widget to show. */
  readonly challenge?: Challenge;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number;
}

/** The one error that crosses a boundary. Its code decides the status; its message is shown to the caller. */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[] | undefined;
  readonly challenge: Challenge | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.errors = details.errors;
    this.challenge = details.challenge;
    this.retryAfter = details.retryAfter;
  }
}
