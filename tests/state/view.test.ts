import { describe, expect, test } from 'vitest';
import { noWishes, type Wishes } from '../../src/domain/wishes.ts';
import { View } from '../../src/state/view.svelte.ts';
import { fakeWindow } from '../support/fakeWindow.ts';

const filtered: Wishes = { ...noWishes, filters: [{ field: 'Region', values: ['APAC'] }] };

test('VIEW-1 the page is in the address, so that Back goes back', () => {
  const { window, location, link, back } = fakeWindow('');
  const view = new View(window);
  expect(view.page).toBe('brief');
  view.open('drivers');
  expect(location.hash).toBe('#drivers');
  link('#segments');
  expect(view.page).toBe('segments');
  back();
  expect(view.page).toBe('drivers');
  back();
  expect(view.page).toBe('brief');
});

test('VIEW-2 an address that names no page is the Brief', () => {
  expect(new View(fakeWindow('#nonsense').window).page).toBe('brief');
});

test('VIEW-3 one part of a page has an address of its own', () => {
  const { window, location, link } = fakeWindow('#method/win-rate');
  const view = new View(window);
  expect(view).toMatchObject({ page: 'method', detail: 'win-rate' });
  link('#method');
  expect(view).toMatchObject({ page: 'method', detail: null });
  link('#method/bridge');
  view.open('method');
  expect(view.detail).toBeNull();
  expect(location.hash).toBe('#method');
});

test('VIEW-4 an unknown page has no part', () => {
  expect(new View(fakeWindow('#nonsense/win-rate').window)).toMatchObject({
    page: 'brief',
    detail: null,
  });
});

describe('what is asked of the file', () => {
  test('VIEW-5 is in the address, as a step one can go back from and forward to', () => {
    const { window, location, back, forward } = fakeWindow('');
    const view = new View(window);
    const told: Wishes[] = [];
    view.onTravel = (wishes) => told.push(wishes);
    view.keepWishes(filtered, 'push');
    expect(location.hash).toBe('#brief?f.Region=APAC');
    back();
    forward();
    expect(told).toEqual([noWishes, filtered]);
    expect(view.wishes).toEqual(filtered);
  });

  test('VIEW-6 stays when a link opens another page, which is one step', () => {
    const { window, location, link, back, steps } = fakeWindow('');
    const view = new View(window);
    view.keepWishes(filtered, 'push');
    link('#segments/tree');
    expect(location.hash).toBe('#segments/tree?f.Region=APAC');
    expect(view).toMatchObject({ page: 'segments', detail: 'tree', wishes: filtered });
    expect(steps()).toBe(3);
    back();
    expect(location.hash).toBe('#brief?f.Region=APAC');
  });

  test('VIEW-7 is told once for each step, and what puts one right is no step', () => {
    const { window, location, steps } = fakeWindow('');
    const view = new View(window);
    view.keepWishes(filtered, 'push');
    view.keepWishes(filtered, 'push');
    view.keepWishes({ ...filtered, alertBudget: 0.1 }, 'replace');
    expect(steps()).toBe(2);
    expect(location.hash).toBe('#brief?f.Region=APAC&budget=0.1');
  });

  test('VIEW-8 is taken from an address somebody writes while the page is open', () => {
    const { window, link, back } = fakeWindow('');
    const view = new View(window);
    const told: Wishes[] = [];
    view.onTravel = (wishes) => told.push(wishes);
    link('#drivers?f.Region=APAC&nonsense=1');
    expect(told).toEqual([filtered]);
    expect(view.misfits).toEqual([{ kind: 'unread', name: 'nonsense' }]);
    back();
    expect(told.at(-1)).toEqual(noWishes);
  });
});

test('VIEW-9 how a card is shown is in the address, and no step of its own', () => {
  const { window, location, steps } = fakeWindow('#segments?o.field=Region');
  const view = new View(window);
  expect(view.options).toEqual({ field: 'Region' });
  view.setOption('pair', 'a ~ b');
  view.setOption('field', null);
  expect(location.hash).toBe('#segments?o.pair=a+~+b');
  expect(steps()).toBe(1);
  expect(view.link).toBe('https://host/app/#segments?o.pair=a+~+b');
});

test('VIEW-10 a browser that takes no more steps is no reason to stop', () => {
  const { window } = fakeWindow('');
  const view = new View(window);
  window.history.pushState = () => {
    throw new DOMException('too many', 'SecurityError');
  };
  view.keepWishes(filtered, 'push');
  expect(view.wishes).toEqual(filtered);
});
