import '@testing-library/svelte/vitest';
import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import LinkCard from '../../src/ui/views/share/LinkCard.svelte';

const shown = () =>
  screen.getByRole<HTMLInputElement>('textbox', { name: 'Link to this view' }).value;

test('LINK-1 of a hosted page the whole address is given', () => {
  render(LinkCard, { link: 'https://plumb.example/app/#brief?f.Region=APAC' });
  expect(shown()).toBe('https://plumb.example/app/#brief?f.Region=APAC');
  expect(screen.queryByTestId('local-link')).toBeNull();
});

test('LINK-2 where the page is a file its path stays on the computer, and it is said', () => {
  render(LinkCard, { link: 'file:///home/ann/secret%20client/plumbline.html#drivers' });
  expect(shown()).toBe('#drivers');
  expect(screen.getByTestId('local-link').textContent).toMatch(/its path stays there/);
});
