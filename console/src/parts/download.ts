/** Gives the person a file. */
export function download(name: string, content: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Firefox still reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
