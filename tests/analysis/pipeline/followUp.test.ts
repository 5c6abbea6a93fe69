import { expect, test } from 'vitest';
import { drawnPipeline, PLAIN, pipelineCsv } from '../../support/drawnPipeline.ts';
import { scoredPipeline } from '../../support/scoredPipeline.ts';

test('FOLLOW-UP-3 deals that are nobody’s make no rep of their own', async () => {
  const shape = { ...PLAIN, deals: 4_000 };
  const [head = '', ...lines] = pipelineCsv(shape, drawnPipeline(shape)).trimEnd().split('\n');
  const names = ['Ann', '', 'Bob', 'Cy'];
  const csv = [
    `${head},sales_rep`,
    ...lines.map((line, i) => `${line},${names[i % names.length] ?? ''}`),
  ].join('\n');
  const { pipeline } = await scoredPipeline(csv);
  expect(pipeline.withheld).toBeNull();
  expect(pipeline.followUp.reps.map(({ rep }) => rep).toSorted()).toEqual(['Ann', 'Bob', 'Cy']);
  expect(pipeline.followUp.leftOut).toBe(0);
}, 60_000);
