/** Hands a text to the browser's own saving; nothing leaves the machine. */
export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the Blob only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
