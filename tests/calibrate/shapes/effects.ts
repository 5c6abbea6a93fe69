import { SAMPLE_DEALS, SHAPES } from '../../../src/samples/shapes.ts';
import { INDUSTRY, PLAIN, PRODUCT, REGION, SOURCE, type CalibrationShape } from './shape.ts';

const withEffects = (
  field: (typeof PLAIN.fields)[number],
  effects: readonly number[],
): (typeof PLAIN.fields)[number] => ({
  ...field,
  levels: field.levels.map((level, i) => ({ ...level, effect: effects[i] ?? 0 })),
});

/** Fields that matter by themselves, in log odds: no combination of them is worth telling. */
const fields = [
  withEffects(REGION, [0.3, 0.1, -0.1, -0.3]),
  INDUSTRY,
  withEffects(PRODUCT, [0.2, 0, -0.4]),
  withEffects(SOURCE, [-0.1, -0.3, 0, 0.4]),
];
const drivers = ['region', 'product', 'lead_source'];

export const effects: readonly CalibrationShape[] = [
  {
    ...PLAIN,
    id: 'main-effects',
    title: '6,000 deals, three fields matter, each by itself',
    scale: 'log-odds',
    fields,
    drivers,
  },
  {
    ...PLAIN,
    id: 'many-deals',
    title: '24,000 deals, three fields matter, each by itself',
    scale: 'log-odds',
    deals: 24_000,
    fields,
    drivers,
  },
  {
    ...SHAPES.decline,
    title: 'The sample “A real decline”: 60,000 deals, 6 points lost, two drivers',
    scale: 'points',
    deals: SAMPLE_DEALS,
    segmentsMove: true,
  },
  {
    ...SHAPES.flat,
    title: 'The sample without a change: 60,000 deals',
    scale: 'points',
    deals: SAMPLE_DEALS,
  },
];
