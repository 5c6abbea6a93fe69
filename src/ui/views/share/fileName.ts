/** `deals 2024.csv` + `periods` → `deals-2024-periods.csv`: plain letters, whatever the source was called. */
export function fileName(source: string, part: string, extension: 'csv' | 'json' | 'zip'): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replaceAll(/[^\w.-]+/g, '-')
      .replaceAll(/^[-.]+|[-.]+$/g, '');
  const stem = plain(source.replace(/\.[^.]*$/, '')).slice(0, 60) || 'plumbline';
  return `${stem}-${plain(part).slice(0, 60) || 'table'}.${extension}`;
}
