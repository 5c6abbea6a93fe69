import { expect, test } from 'vitest';
import { firstSentences } from '../../src/words/firstSentences.ts';

test('LINES-1 whole sentences come first, as many as fit; nothing is lost', () => {
  const text = 'One two. Three four. Five six.';
  expect(firstSentences(text, 100)).toEqual([text, '']);
  expect(firstSentences(text, 20)).toEqual(['One two. Three four.', 'Five six.']);
  expect(firstSentences(text, 19)).toEqual(['One two.', 'Three four. Five six.']);
});

test('LINES-2 the first sentence comes first however long it is', () => {
  expect(firstSentences('A long first sentence. Another.', 5)).toEqual([
    'A long first sentence.',
    'Another.',
  ]);
  expect(firstSentences('No end of a sentence here', 5)).toEqual(['No end of a sentence here', '']);
});
