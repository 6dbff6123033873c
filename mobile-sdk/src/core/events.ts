/** Events for metrics. They contain no tokens, bodies or addresses of people. `ms` are milliseconds. */
export type SdkEvent =
  | { readonly type: 'request'; readonly operation: string; readonly attempt: number }
  | {
      readonly type: 'answer';
      readonly operation: string;
      readonly attempt: number;
      readonly status: number;
      readonly ms: number;
    }
  | {
      readonly type: 'retry';
      readonly operation: string;
      readonly attempt: number;
      readonly waitMs: number;
      readonly because: string;
    }
  | { readonly type: 'failed'; readonly operation: string; readonly code: string; readonly ms: number }
  | {
      readonly type: 'deprecated';
      readonly operation: string;
      /** The dates of the operation's deprecation and removal, from the server. */
      readonly deprecation: string;
      readonly sunset: string | null;
      readonly link: string | null;
    }
  | { readonly type: 'session'; readonly who: 'guest' | 'customer' | 'nobody' }
  | { readonly type: 'order'; readonly key: string; readonly step: 'kept' | 'queued' | 'decided' | 'waiting' }
  | {
      readonly type: 'outbox';
      readonly id: string;
      readonly step: 'kept' | 'sent' | 'refused';
      readonly code?: string;
    }
  | {
      readonly type: 'live';
      readonly topic: string;
      /**
       * `message`: the next message of the topic. `state`: the current state, because too many messages were missed, or
       * none came before.
       */
      readonly step: 'state' | 'message';
      readonly seq: number;
    }
  | { readonly type: 'clock'; readonly offsetMs: number; readonly uncertaintyMs: number }
  | { readonly type: 'warning'; readonly message: string; readonly error?: unknown };
