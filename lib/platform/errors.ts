import type { ImageFault } from '../contract/image.ts';
import type { Money } from '../contract/money.ts';
import type { ProblemCode } from '../contract/problem.ts';
import type { Challenge, FieldError } from '../contract/problem-document.ts';

interface Details {
  readonly cause?: unknown;
  readonly errors?: readonly FieldError[];
  /** With `challenge_required`: the widget to show. */
  readonly widget?: Challenge;
  /** With `price_changed`: the price of one unit now. */
  readonly currentPrice?: Money;
  /** With `approval_required`: the id of the request to a colleague. */
  readonly approvalId?: string;
  /** With `image_refused`: the reason. */
  readonly imageFault?: ImageFault;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number;
  /** The challenge in WWW-Authenticate of a 401, after the bearer scheme. */
  readonly challenge?: string;
}

/** The one error that crosses a boundary. Its code decides the status; the caller reads its message. */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[] | undefined;
  readonly widget: Challenge | undefined;
  readonly currentPrice: Money | undefined;
  readonly approvalId: string | undefined;
  readonly imageFault: ImageFault | undefined;
  readonly retryAfter: number | undefined;
  readonly challenge: string | undefined;

  constructor(code: ProblemCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.errors = details.errors;
    this.widget = details.widget;
    this.currentPrice = details.currentPrice;
    this.approvalId = details.approvalId;
    this.imageFault = details.imageFault;
    this.retryAfter = details.retryAfter;
    this.challenge = details.challenge;
  }
}
