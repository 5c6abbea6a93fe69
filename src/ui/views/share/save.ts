/** Hands a file to the browser's own saving; nothing leaves the machine. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the Blob only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const save = (name: string, type: string, text: string): void =>
  saveBlob(name, new Blob([text], { type }));
