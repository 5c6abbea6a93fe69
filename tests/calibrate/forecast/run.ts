import { BUSINESSES } from './businesses.ts';
import { gradeBusiness, pooled, type Row } from './gradeBusiness.ts';

/**
 * `npx node tests/calibrate/forecast/run.ts [files] [business …] [--from=seed]`: replays of drawn files, and what they were
 * worth. The priors were settled on the seeds 1 to 40: a figure to be believed comes from others.
 */
const options = process.argv.slice(2);
const [files = '30', ...names] = options.filter((option) => !option.startsWith('--'));
const from = Number(options.find((option) => option.startsWith('--from='))?.slice(7) ?? 1);
const percent = (value: number | null): string =>
  (value === null ? '–' : `${(100 * value).toFixed(1)}%`).padStart(7);

function print({ name, which, replays, coverage, medianError, pinball }: Row): void {
  const three = (of: Row['pinball']): string =>
    [of.model, of.weighted, of.lastYear].map(percent).join(' ');
  console.log(
    `${name.padEnd(22)} ${which.padEnd(13)} ${String(replays).padStart(7)} ${percent(coverage)} |${three(medianError)} |${three(pinball)}`,
  );
}

console.log(
  'business               forecast of   replays  within | median error             | pinball loss',
);
console.log(
  '                                                     |  model  weighted last yr |  model  weighted last yr',
);
const rows: Row[] = [];
for (const shape of BUSINESSES) {
  if (names.length > 0 && !names.includes(shape.name)) continue;
  for (const row of await gradeBusiness(shape, Number(files), from)) {
    rows.push(row);
    print(row);
  }
}
for (const which of ['this quarter', 'next quarter']) print(pooled(rows, which));
