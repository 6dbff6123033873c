/** The errors of the SDK itself, and the base class of all errors from the API. */
export {
  AbortedError,
  ApiError,
  isSdkError,
  NetworkError,
  NotCachedError,
  OrderPendingError,
  SignedOutError,
  StampedeError,
  TimeoutError,
} from './errors.ts';
