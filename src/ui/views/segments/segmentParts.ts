/** The parts of the page, one at a time; the first is what is seen first. */
export const SEGMENT_PARTS = [
  { id: 'levels', label: 'Overview' },
  { id: 'pairs', label: 'Two fields' },
  { id: 'tree', label: 'Drill down' },
  { id: 'value', label: 'Value and rate' },
  { id: 'time', label: 'Over time' },
  { id: 'calendar', label: 'Calendar' },
  { id: 'customers', label: 'Customers' },
] as const;

export type SegmentPart = (typeof SEGMENT_PARTS)[number]['id'];

/** @param detail what the address says of the page */
export const partOf = (detail: string | null): SegmentPart =>
  SEGMENT_PARTS.find(({ id }) => id === detail)?.id ?? 'levels';
