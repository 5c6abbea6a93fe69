/** A number as it stands in the file, its thousands apart: nothing is rounded away. */
export const numberText = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 20 }).replace('-', '−');
