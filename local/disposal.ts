/** Actions to run at the end, in reverse order. */
export interface Disposal {
  add(undo: () => unknown): void;
  /** Runs all actions, once. A failure does not stop the others. */
  run(): Promise<void>;
}

export function disposal(log: (line: string) => void): Disposal {
  const stack: (() => unknown)[] = [];
  return {
    add: (undo) => void stack.push(undo),
    run: async () => {
      for (let undo = stack.pop(); undo; undo = stack.pop()) {
        try {
          await undo();
        } catch (error) {
          log(`while stopping: ${(error as Error).message}`);
        }
      }
    },
  };
}
