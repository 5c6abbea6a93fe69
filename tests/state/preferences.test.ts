import { expect, test } from 'vitest';
import { Preferences } from '../../src/state/preferences.svelte.ts';

const root = () => ({ dataset: {} }) as HTMLElement;

test('the theme is shown, kept, and found again', () => {
  const kept = new Map<string, string>();
  const keep = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const element = root();
  new Preferences(element, keep).setTheme('dark');
  expect(element.dataset['theme']).toBe('dark');
  expect(new Preferences(root(), keep).theme).toBe('dark');
});

test('a browser that keeps nothing is no failure', () => {
  const full = {
    getItem: () => 'purple',
    setItem: () => {
      throw new Error('full');
    },
  };
  const preferences = new Preferences(root(), full);
  expect(preferences.theme).toBe('system');
  preferences.setTheme('light');
  expect(preferences.theme).toBe('light');
});
