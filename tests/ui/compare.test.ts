import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.ts';
import { defaultComparison, type ComparisonChoice } from '../../src/domain/comparisonChoice.ts';
import type { Period } from '../../src/domain/document/periods.ts';
import VerdictHead from '../../src/ui/views/brief/VerdictHead.svelte';
import ByCount from '../../src/ui/parts/ByCount.svelte';
import ComparePicker from '../../src/ui/views/header/ComparePicker.svelte';
import { declined } from '../support/analysisFixture.ts';

afterEach(cleanup);

const quarters = declined.periods ?? [];
const month = (label: string, to: string, why: string | null = null): Period => ({
  ...(quarters[1] as Period),
  label,
  grain: 'month',
  from: `${label}-01`,
  to: `${label}-${to}`,
  masked: why !== null,
  why,
});
const created = quarters.map((one): Period => ({ ...one, clock: 'created' }));
const withMonths: Analysis = {
  ...declined,
  periods: [
    ...quarters,
    month('2024-04', '30'),
    month('2024-05', '31'),
    month('2024-06', '30'),
    month('2024-07', '31', 'Not complete: the file ends on 2024-07-19.'),
    ...created,
  ],
};

function openPicker(analysis = withMonths, choice: ComparisonChoice = defaultComparison) {
  const onCompare = vi.fn<(choice: ComparisonChoice) => void>();
  render(ComparePicker, { analysis, choice, onCompare });
  return onCompare;
}
const compare = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Compare' });

test('COMPAREUI-1 months are compared, the last two whole ones first', async () => {
  const onCompare = openPicker();
  await userEvent.selectOptions(screen.getByLabelText('Periods'), 'month');
  expect(screen.getByLabelText<HTMLSelectElement>('Compare').value).toBe('2024-06');
  await userEvent.click(compare());
  expect(onCompare).toHaveBeenCalledWith({
    clock: null,
    measure: 'count',
    periods: {
      before: { from: '2024-05-01', to: '2024-05-31' },
      after: { from: '2024-06-01', to: '2024-06-30' },
    },
  });
});

test('COMPAREUI-2 the same period last year is one click away', async () => {
  const onCompare = openPicker();
  await userEvent.click(screen.getByRole('button', { name: 'Same period last year' }));
  expect(screen.getByLabelText<HTMLSelectElement>('with').value).toBe('2023Q2');
  await userEvent.click(compare());
  expect(onCompare.mock.lastCall?.[0].periods?.before).toEqual({
    from: '2023-04-01',
    to: '2023-06-30',
  });
});

test('COMPAREUI-3 a masked period is marked, and compared only after a second step with its reason', async () => {
  const onCompare = openPicker();
  const masked = screen.getAllByRole('option', { name: 'Q3 2024 (masked)' });
  expect(masked.length).toBe(2);
  await userEvent.selectOptions(screen.getByLabelText('Compare'), '2024Q3');
  expect(compare().disabled).toBe(true);
  expect(screen.getByText(/Q3 2024 is masked\. No deals were created after/)).toBeTruthy();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Compare all the same' }));
  await userEvent.click(compare());
  expect(onCompare.mock.lastCall?.[0].periods?.after.from).toBe('2024-07-01');
});

test('COMPAREUI-4 the second step is for these periods: others ask again', async () => {
  openPicker();
  await userEvent.selectOptions(screen.getByLabelText('Compare'), '2024Q3');
  await userEvent.click(screen.getByRole('checkbox'));
  expect(compare().disabled).toBe(false);
  await userEvent.selectOptions(screen.getByLabelText('with'), '2023Q1');
  expect(compare().disabled).toBe(true);
  await userEvent.selectOptions(screen.getByLabelText('Compare'), '2024Q1');
  await userEvent.selectOptions(screen.getByLabelText('with'), '2023Q4');
  expect(compare().disabled).toBe(false);
});

test('COMPAREUI-5 a free range has four dates, is refused when it overlaps, and cautions of masked months', async () => {
  const onCompare = openPicker();
  await userEvent.selectOptions(screen.getByLabelText('Periods'), 'range');
  const set = async (name: string, value: string) => {
    const field = screen.getByLabelText<HTMLInputElement>(name);
    await userEvent.clear(field);
    await userEvent.type(field, value);
    await userEvent.tab();
  };
  await set('Compare, first day', '2024-03-10');
  expect(screen.getByRole('alert').textContent).toContain('overlap');
  expect(compare().disabled).toBe(true);
  await set('with, last day', '2024-03-09');
  expect(screen.queryByRole('alert')).toBeNull();
  await set('Compare, last day', '2024-07-05');
  expect(screen.getByText(/July 2024 is masked/)).toBeTruthy();
  await userEvent.click(screen.getByRole('checkbox'));
  await userEvent.click(compare());
  expect(onCompare.mock.lastCall?.[0].periods).toEqual({
    before: { from: '2024-01-01', to: '2024-03-09' },
    after: { from: '2024-03-10', to: '2024-07-05' },
  });
});

test('COMPAREUI-12 without a whole period there is none before it', async () => {
  openPicker();
  await userEvent.selectOptions(screen.getByLabelText('Periods'), 'range');
  const before = () => screen.getByLabelText<HTMLInputElement>('with, first day').value;
  const asItWas = before();
  const errors: unknown[] = [];
  const listen = (event: ErrorEvent) => errors.push(event.error);
  window.addEventListener('error', listen);
  await fireEvent.change(screen.getByLabelText('Compare, first day'), { target: { value: '' } });
  await userEvent.click(screen.getByRole('button', { name: 'Period before' }));
  await userEvent.click(screen.getByRole('button', { name: 'Same period last year' }));
  window.removeEventListener('error', listen);
  expect(errors).toEqual([]);
  expect(before()).toBe(asItWas);
  expect(screen.getByRole('alert').textContent).toContain('a first and a last day');
  expect(compare().disabled).toBe(true);
});

test('COMPAREUI-6 measure and clock are chosen without periods; back to our own is the default', async () => {
  const onCompare = openPicker();
  await userEvent.selectOptions(screen.getByLabelText('Win rate by'), 'value');
  await userEvent.selectOptions(screen.getByLabelText('Date'), 'created');
  await userEvent.click(compare());
  expect(onCompare).toHaveBeenCalledWith({ clock: 'created', measure: 'value', periods: null });
});

test('COMPAREUI-7 back to the last two complete quarters', async () => {
  const chosen = { ...declined.verdict, looks: { chosenByUser: true, tried: 1 } };
  const onCompare = openPicker(
    { ...withMonths, verdict: { ...chosen, measure: 'value' } },
    { ...defaultComparison, measure: 'value' },
  );
  expect(screen.getByText('Q2 2024 vs Q1 2024, by value')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /Back to the last two/ }));
  expect(onCompare).toHaveBeenCalledWith(defaultComparison);
});

test('COMPAREUI-8 without rates by value the measure can’t be chosen', () => {
  openPicker({
    ...withMonths,
    totals: { ...declined.totals, winRateByValueReason: 'Lost deals have no amount.' },
  });
  expect(screen.getByLabelText<HTMLSelectElement>('Win rate by').disabled).toBe(true);
});

test('COMPAREUI-9 while periods are counted the picker says so', () => {
  openPicker({ ...declined, periods: null, run: { ...declined.run, pending: ['periods'] } });
  expect(screen.getByText(/being counted/)).toBeTruthy();
});

test('COMPAREUI-10 the warning of a masked period stays beside the verdict', () => {
  const warning = 'Q3 2024 is masked: what looks like a change may be where the file ends.';
  render(VerdictHead, {
    analysis: { ...declined, verdict: { ...declined.verdict, warnings: [warning] } },
  });
  expect(screen.getByText(warning)).toBeTruthy();
});

test('COMPAREUI-11 what counts deals under a comparison by value says so, and else nothing', async () => {
  const { rerender } = render(ByCount, { verdict: declined.verdict, what: 'Alerts' });
  expect(screen.queryByText(/count deals/)).toBeNull();
  await rerender({ verdict: { ...declined.verdict, measure: 'value' }, what: 'Alerts' });
  expect(screen.getByText('Alerts count deals, each once: they are not by value.')).toBeTruthy();
});
