import '@testing-library/svelte/vitest';
import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.ts';
import type { AsOf } from '../../src/domain/document/asOf.ts';
import TrackRecordCard from '../../src/ui/views/brief/TrackRecordCard.svelte';
import { csvFile, openApp } from '../support/app.ts';
import { declined } from '../support/analysisFixture.ts';
import { latePartsWithheld, latePending } from '../support/lateFixture.ts';
import { trackRecord } from '../support/fixture/trackRecord.ts';
import { ok } from '../support/fakeEngine.ts';

const FULL = { timeout: 10_000 };

afterEach(cleanup);

/** The page with a file that goes on to July 2024. */
async function opened(hash = '') {
  const app = await openApp(undefined, hash);
  const { engine } = app;
  const { source, fields } = engine.dataset;
  const dates = { createdFrom: '2023-01-01', closedFrom: '2023-02-03', asOf: '2024-07-19' };
  engine.dataset = { ...engine.dataset, source: { ...source, ...dates } };
  const asOf = (day: string): AsOf => ({
    day,
    fileEnds: '2024-07-19',
    deals: 900,
    createdLater: 300,
    closedLater: 12,
    untold: 0,
    blanked: [],
    fields: fields.slice(0, 1),
    sentence: 'You see the file as it stood on 31 Mar 2024.',
    notes: ['Amounts are as the file has them now.'],
  });
  engine.analysed = ({ filters, asOf: day }) => {
    const run = day ? { ...declined.run, asOf: asOf(day) } : declined.run;
    return ok<Analysis>({ ...declined, run, filters: day ? [] : filters });
  };
  await userEvent.upload(screen.getByTestId('file-input'), csvFile());
  await screen.findByTestId('verdict', {}, FULL);
  return { ...app, asked: () => engine.analyseOptions.at(-1) };
}

const band = () => screen.queryByRole('region', { name: 'As of an earlier day' });

describe('as of an earlier day', () => {
  test('ASOFUI-1 a quarter end is chosen in the menu of comparisons, and left by the band', async () => {
    const { asked, view } = await opened();
    expect(band()).toBeNull();
    const choice = screen.getByLabelText('As of');
    const names = within(choice).getAllByRole('option', { hidden: true });
    expect(names.map(({ textContent }) => textContent)).toEqual([
      'Today: the whole file',
      'End of Q2 2024',
      'End of Q1 2024',
      'End of Q4 2023',
      'End of Q3 2023',
      'End of Q2 2023',
      'End of Q1 2023',
    ]);
    const show = screen.getByText<HTMLButtonElement>('Show', { selector: 'button' });
    expect(show.disabled).toBe(true);
    await userEvent.selectOptions(choice, '2024-03-31');
    await userEvent.click(show);
    expect(asked()?.asOf).toBe('2024-03-31');
    expect(view.link).toMatch(/#brief\?asof=2024-03-31$/);
    const shown = await screen.findByRole('region', { name: 'As of an earlier day' });
    expect(shown.textContent).toContain('300 deals created later are left out');
    await userEvent.click(within(shown).getByRole('button', { name: 'Back to today' }));
    expect(asked()?.asOf).toBeNull();
    expect(view.link).toMatch(/#brief$/);
    expect(band()).toBeNull();
  });

  test('ASOFUI-2 what the file did not have then leaves the wishes, and is told', async () => {
    const { asked, session } = await opened('#brief?f.Nowhere=1&asof=2024-03-31');
    expect(asked()?.asOf).toBe('2024-03-31');
    expect(band()).not.toBeNull();
    expect(session.filters.list).toEqual([]);
    expect(screen.getByTestId('misfits').textContent).toContain('the filter on Nowhere');
    expect(session.isStale).toBe(false);
  });

  test('ASOFUI-3 a day that the file does not reach is left out of the link, and told', async () => {
    const { asked, view } = await opened('#brief?asof=1999-12-31');
    expect(asked()?.asOf).toBeNull();
    expect(view.link).toMatch(/#brief$/);
    expect(screen.getByTestId('misfits').textContent).toContain('the earlier day');
  });
});

describe('the track record', () => {
  const card = (analysis: Analysis) => {
    const onDay = vi.fn<(day: string) => void>();
    render(TrackRecordCard, { analysis, onDay });
    return onDay;
  };

  test('TRACKUI-1 the sentence first, then each quarter end with its mark; earlier ones folded', async () => {
    const onDay = card({ ...declined, trackRecord });
    expect(screen.getByTestId('track-record').textContent).toBe(trackRecord.sentence);
    const items = screen.getAllByRole('listitem');
    expect(items).toHaveLength(trackRecord.verdicts.length);
    expect(items[1]?.textContent).toContain('Did not last');
    expect(items[2]?.textContent).toContain('3 of 4 drivers named then still hold.');
    const rest = screen.getByRole('button', { name: '1 earlier quarter end' });
    expect(rest.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(screen.getByRole('button', { name: /that day.*2024-06-30/ }));
    expect(onDay).toHaveBeenCalledWith('2024-06-30');
  });

  test('TRACKUI-2 on its way, and withheld with its reason', () => {
    card(latePending);
    expect(screen.getByRole('status').textContent).toContain('the track record');
    cleanup();
    card(latePartsWithheld);
    expect(screen.getByTestId('track-record').textContent).toMatch(/^Without closed dates/);
  });
});
