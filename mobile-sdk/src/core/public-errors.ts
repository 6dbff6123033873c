/** The errors that the SDK throws by itself, and the one behind all that the API answers. */
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
