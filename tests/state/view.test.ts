import { expect, test } from 'vitest';
import { View } from '../../src/state/view.svelte.ts';

function fakeWindow(hash: string) {
  let changed: () => void = () => undefined;
  const location = { hash } as Location;
  const window = {
    location,
    addEventListener: (_type: string, listener: () => void) => (changed = listener),
  } as unknown as Window;
  const go = (to: string) => {
    location.hash = to;
    changed();
  };
  return { window, location, go };
}

test('VIEW-1 the page is in the address, so that Back goes back', () => {
  const { window, location, go } = fakeWindow('');
  const view = new View(window);
  expect(view.page).toBe('brief');
  view.open('drivers');
  expect(location.hash).toBe('drivers');
  go('#segments');
  expect(view.page).toBe('segments');
});

test('VIEW-2 an address that names no page is the Brief', () => {
  expect(new View(fakeWindow('#nonsense').window).page).toBe('brief');
});

test('VIEW-3 one part of a page has an address of its own', () => {
  const { window, location, go } = fakeWindow('#method/win-rate');
  const view = new View(window);
  expect(view).toMatchObject({ page: 'method', detail: 'win-rate' });
  go('#method');
  expect(view).toMatchObject({ page: 'method', detail: null });
  go('#method/bridge');
  view.open('method');
  expect(view.detail).toBeNull();
  expect(location.hash).toBe('method');
});

test('VIEW-4 an unknown page has no part', () => {
  expect(new View(fakeWindow('#nonsense/win-rate').window)).toMatchObject({
    page: 'brief',
    detail: null,
  });
});
