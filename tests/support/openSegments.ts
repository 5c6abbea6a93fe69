import { render, screen, within } from '@testing-library/svelte';
import { vi } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.ts';
import { Slices } from '../../src/state/slices.ts';
import SegmentsPage from '../../src/ui/views/segments/SegmentsPage.svelte';
import { declined } from './analysisFixture.ts';
import { FakeEngine } from './fakeEngine.ts';

/** One part of the Segments page. @param detail as the address says it; null for the overview */
export function openSegments(
  detail: string | null,
  analysis: Analysis = declined,
  engine = new FakeEngine(),
) {
  const onFilter = vi.fn();
  const { ask } = new Slices(engine);
  const page = render(SegmentsPage, { analysis, onFilter, ask, detail });
  return { ...page, engine, onFilter };
}

/** What stands in a card, once it is there. */
export const cardOf = async (name: string | RegExp) =>
  within(await screen.findByRole('region', { name }));
