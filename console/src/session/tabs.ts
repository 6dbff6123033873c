/** A message between the tabs of one console. */
export type TabMessage =
  | { readonly type: 'signed-out' }
  /** A sign-in window came back to this address. The tab that opened the window ends the sign-in. */
  | { readonly type: 'signed-in'; readonly href: string };

/** Messages to the other tabs and windows of this origin. A tab does not hear itself. */
export interface Tabs {
  tell(message: TabMessage): void;
  /** @returns a function that ends it */
  listen(listener: (message: TabMessage) => void): () => void;
}

export function tabsOf(name: string): Tabs {
  const channel = new BroadcastChannel(name);
  return {
    tell: (message) => channel.postMessage(message),
    listen(listener) {
      const hear = ({ data }: MessageEvent<TabMessage>) => listener(data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
  };
}
