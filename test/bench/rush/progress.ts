/** Counts on a terminal in one line that changes; elsewhere in a line every two seconds. */
export function progressLine(name: string, total: number) {
  let done = 0;
  const show = () => {
    const text = `${name}: ${done} of ${total}`;
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
