/** Text in lines of at most `most` characters where words allow it: a drawn tooltip does not wrap by itself. */
export const wrapped = (text: string, most: number): string =>
  text
    .split('\n')
    .map((line) => line.replaceAll(new RegExp(`(.{1,${most}})(?: +|$)`, 'g'), '$1\n').trimEnd())
    .join('\n');
