import '@testing-library/svelte/vitest';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Forecast } from '../../src/domain/document/forecast.ts';
import type { AskSlice } from '../../src/state/slices.ts';
import ForecastPart from '../../src/ui/views/pipeline/forecast/ForecastPart.svelte';
import { rangeRows, stepRows } from '../../src/ui/views/pipeline/forecast/forecastRows.ts';
import { quarterOf } from '../../src/export/tables/forecast.ts';
import { ok } from '../support/fakeEngine.ts';
import { forecast } from '../support/fixture/forecast.ts';
import { sliceOf } from '../support/fixture/slices.ts';
import { complete } from '../support/lateFixture.ts';

const ask: AskSlice = (_run, question) => Promise.resolve(ok(sliceOf(question)));
const shown = (own: Forecast | null, pending: typeof complete.run.pending = []) =>
  render(ForecastPart, {
    analysis: { ...complete, forecast: own, run: { ...complete.run, pending } },
    ask,
  });
const card = (name: string) => within(screen.getByRole('region', { name }));

test('FORECAST-UI-1 the quarter in a sentence, its record, and every earlier quarter beside its range', async () => {
  shown(forecast);
  expect(screen.getByTestId('forecast-sentence').textContent).toBe(forecast.sentence);
  expect(screen.getByTestId('forecast-record').textContent).toMatch(/3 ended inside their range/);
  const quarters = card('What Q3 2024 will end at');
  expect(
    quarters.getByRole('img', { name: /Q1 2024: ended at \$3.3M, outside its range/ }),
  ).toBeTruthy();
  await userEvent.click(quarters.getByRole('button', { name: 'Show table' }));
  // Four earlier quarters, this one, the next, and the line of names.
  expect(quarters.getAllByRole('row')).toHaveLength(7);
  expect(quarters.getByRole('row', { name: /Q3 2024|2024Q3/ })).toBeTruthy();
  await userEvent.selectOptions(quarters.getByLabelText('What is forecast'), 'months');
  expect(quarters.getByRole('row', { name: /Jul|2024-07|July/ })).toBeTruthy();
});

test('FORECAST-UI-2 the target of the file has a chance and its deciding deals; another one is typed, asked, and cleared', async () => {
  shown(forecast);
  const parts = card('What Q3 2024 is made of');
  expect(parts.getByTestId('target-chance').textContent).toMatch(/reaches \$4.5M is 13%/);
  expect(parts.getByRole('row', { name: /D-1/ })).toBeTruthy();
  const field = parts.getByLabelText('Target for the quarter');
  await userEvent.type(field, 'plenty');
  await userEvent.click(parts.getByRole('button', { name: 'Show the chance' }));
  expect(parts.getByRole('alert').textContent).toMatch(/4,500,000 or 4.5M/);
  await userEvent.clear(field);
  await userEvent.type(field, '3.9M');
  await userEvent.click(parts.getByRole('button', { name: 'Show the chance' }));
  expect((await parts.findByText(/reaches \$3.9M is 42%/)).textContent).toBeTruthy();
  expect(parts.getByText(/No single open deal changes that/)).toBeTruthy();
  await userEvent.click(parts.getByRole('button', { name: 'Clear the target' }));
  expect(parts.getByTestId('target-chance').textContent).toMatch(/reaches \$4.5M is 13%/);
});

test('FORECAST-UI-3 where there is none the reason stands in its place; while it is made it says so', () => {
  const { unmount } = shown({
    ...forecast,
    withheld: 'too-few-quarters',
    reason: 'A forecast is told only where it can be tried.',
    backtest: null,
    wins: null,
  });
  expect(screen.getByTestId('forecast-withheld').dataset['why']).toBe('too-few-quarters');
  unmount();
  shown(null, ['forecast']);
  expect(screen.getByRole('status').textContent).toMatch(/the forecast/);
});

test('FORECAST-UI-4 steps lead from 0 to what is expected; the ranges run from the oldest quarter to the next', () => {
  const quarter = quarterOf(forecast);
  if (!quarter) throw new Error('The fixture has a quarter.');
  const unit = { measure: 'amount', currency: 'USD' } as const;
  const steps = stepRows(quarter, 4_500_000, unit);
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [0, 610_000],
    [610_000, 2_850_000],
    [2_850_000, 4_030_000],
    [0, 4_030_000],
    [0, 4_500_000],
  ]);
  expect(rangeRows(quarter, forecast.next, unit).map(({ label }) => label)).toEqual([
    'Q3 2023',
    'Q4 2023',
    'Q1 2024',
    'Q2 2024',
    'Q3 2024',
    'Q4 2024',
  ]);
});
