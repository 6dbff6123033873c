/** Counts on a terminal in one line that changes; elsewhere in a line every two seconds, when there is news. */
export function progressLine(name: string, total: number) {
  let done = 0;
  let shown = -1;
  let silent = 0;
  const show = () => {
    const text = `${name}: ${done} of ${total}`;
    silent = shown === done ? silent + 1 : 0;
    if (!process.stdout.isTTY && silent % 5 !== 0) return;
    shown = done;
    if (process.stdout.isTTY) process.stdout.write(`\r${text} `);
    else console.log(text);
  };
  const timer = setInterval(show, process.stdout.isTTY ? 200 : 2_000);
  return {
    step: <T>(result: T): T => {
      done++;
      return result;
    },
    end() {
      clearInterval(timer);
      show();
      if (process.stdout.isTTY) process.stdout.write('\n');
    },
  };
}
