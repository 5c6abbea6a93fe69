import { expect, test } from 'vitest';
import { funnelOf } from '../../support/funnelOf.ts';

/** @param rows stage, outcome, how many */
function file(rows: readonly (readonly [string, string, number])[], more = ''): string {
  const lines = [`deal_id,stage,outcome,amount,created_date,closed_date,region,visits`];
  let i = 0;
  for (const [stage, outcome, deals] of rows)
    for (let n = 0; n < deals; n++) {
      i++;
      const day = `${String(1 + (i % 28)).padStart(2, '0')}`;
      const closed = outcome === 'Open' ? '' : `2024-0${2 + (i % 6)}-${day}`;
      const region = ['North', 'South', 'West'][i % 3] ?? '';
      const cells = [`D-${i}`, stage, outcome, 100 + (i % 7), `2024-01-${day}`, closed, region];
      lines.push([...cells, (i * 7) % 23].join(','));
    }
  return `${lines.join('\n')}\n${more}`;
}
const funnelFrom = (rows: readonly (readonly [string, string, number])[]) =>
  funnelOf({ 'deals.csv': file(rows) });

test('FUNNEL-CURRENT-1 lost deals that keep their last stage make a funnel, and what it takes for granted is said', async () => {
  const funnel = await funnelFrom([
    ['Closed Won', 'Won', 100],
    ['Qualification', 'Lost', 60],
    ['Proposal', 'Lost', 30],
    ['Negotiation', 'Lost', 10],
    ['Qualification', 'Open', 20],
    ['Negotiation', 'Open', 5],
  ]);
  expect(funnel).toMatchObject({ basis: 'current-stage', order: { from: 'names' } });
  expect(funnel.assumption).toMatch(/takes for granted that every deal went through all stages/);
  expect(
    funnel.stages.map(({ stage, entered, advanced, lost, open }) => [
      stage,
      entered,
      advanced,
      lost,
      open,
    ]),
  ).toEqual([
    ['Qualification', 225, 145, 60, 20],
    ['Proposal', 145, 115, 30, 0],
    ['Negotiation', 115, 100, 10, 5],
  ]);
  expect(funnel.stages[0]?.conversion?.estimate).toBeCloseTo(145 / 205, 12);
  expect(funnel.bottleneck).toBeNull();
});

test('FUNNEL-CURRENT-2 won deals in early stages refuse it, with the largest group of them', async () => {
  const funnel = await funnelFrom([
    ['Demo', 'Won', 40],
    ['Closed', 'Won', 60],
    ['Demo', 'Lost', 100],
    ['Proposal', 'Open', 20],
  ]);
  expect(funnel).toMatchObject({ basis: null, refused: 'stage-contradicts-outcome' });
  expect(funnel.reason).toMatch(/20% of the closed deals; 40 won deals stand at “Demo”/);
});

test('FUNNEL-CURRENT-3 closed deals that only say won or lost, and none open, refuse it for another reason', async () => {
  const funnel = await funnelFrom([
    ['Closed Won', 'Won', 60],
    ['Closed Lost', 'Lost', 70],
  ]);
  expect(funnel).toMatchObject({ basis: null, refused: 'closed-deals-only' });
});

test('FUNNEL-CURRENT-4 without a stage column there is a third reason', async () => {
  const text = file([
    ['x', 'Won', 60],
    ['x', 'Lost', 60],
  ]).replaceAll(/^([^,]*),[^,]*,/gm, '$1,');
  expect(await funnelOf({ 'deals.csv': text })).toMatchObject({ refused: 'no-stage-column' });
});

test('FUNNEL-CURRENT-5 stages of hostile names are counted as any', async () => {
  const hostile = "'; DROP TABLE deals; --";
  const funnel = await funnelFrom([
    ['Closed Won', 'Won', 60],
    ['Closed Lost', 'Lost', 60],
    [hostile, 'Open', 12],
    ['=1+1', 'Open', 9],
  ]);
  expect(funnel.stages.map(({ stage, open }) => [stage, open])).toEqual(
    expect.arrayContaining([
      [hostile, 12],
      ['=1+1', 9],
    ]),
  );
});

test('FUNNEL-ACTIVITY-1 a count of visits gets its win rates by band, with the warning that it grows with time', async () => {
  const funnel = await funnelFrom([
    ['Closed Won', 'Won', 150],
    ['Closed Lost', 'Lost', 170],
    ['Demo', 'Open', 20],
    ['Proposal', 'Open', 20],
  ]);
  const [visits] = funnel.activity;
  expect(visits?.column).toBe('visits');
  expect(visits?.bands.reduce((sum, { deals }) => sum + deals, 0)).toBe(320);
  expect(visits?.bands.reduce((sum, { won }) => sum + won, 0)).toBe(150);
  expect(visits?.sentence).toMatch(/grows until the deal closes/);
  expect(visits?.daysCorrelation).not.toBeNull();
});
