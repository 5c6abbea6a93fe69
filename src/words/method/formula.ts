/** A formula as a tree, ready to be drawn. */
export type MathNode =
  | { kind: 'name' | 'number' | 'sign' | 'text'; text: string }
  | { kind: 'row'; of: MathNode[] }
  | { kind: 'fraction'; of: MathNode; under: MathNode }
  | { kind: 'root'; of: MathNode }
  | { kind: 'marked'; of: MathNode; sub: MathNode | null; sup: MathNode | null };

const TOKEN = /"[^"]*"|\p{L}[\p{L}\p{M}\p{N}]*|[\d.,]*\d|\S/gu;

/**
 * Reads a formula written on one line: `{a}/{b}` is a fraction, `√{a}` a root, `x_i` and `x_{in all}` have an index,
 * `z^2` a power, `"text"` is words. Everything else stands as it is.
 */
export function parseFormula(text: string): MathNode {
  const tokens = text.match(TOKEN) ?? [];
  let at = 0;

  const row = (closing: string | null): MathNode => {
    const of: MathNode[] = [];
    while (at < tokens.length && tokens[at] !== closing) of.push(marked());
    at++;
    return of.length === 1 && of[0] ? of[0] : { kind: 'row', of };
  };

  const marked = (): MathNode => {
    const of = single();
    const marks: { _: MathNode | null; '^': MathNode | null } = { _: null, '^': null };
    for (let mark = tokens[at]; mark === '_' || mark === '^'; mark = tokens[at]) {
      at++;
      marks[mark] = single();
    }
    return marks._ || marks['^'] ? { kind: 'marked', of, sub: marks._, sup: marks['^'] } : of;
  };

  const single = (): MathNode => {
    const token = tokens[at++] ?? '';
    if (token === '√') return { kind: 'root', of: single() };
    if (token === '(') return inBrackets();
    if (token === '{') {
      const of = row('}');
      if (tokens[at] !== '/' || tokens[at + 1] !== '{') return of;
      at += 2;
      return { kind: 'fraction', of, under: row('}') };
    }
    if (token.startsWith('"')) return { kind: 'text', text: token.slice(1, -1) };
    if (/^\p{L}/u.test(token)) return { kind: 'name', text: token };
    return { kind: /^[\d.,]*\d$/.test(token) ? 'number' : 'sign', text: token };
  };

  /** Brackets hold together, so that a power is that of all that is inside. */
  const inBrackets = (): MathNode => {
    const inside = row(')');
    const bracket = (text: string): MathNode => ({ kind: 'sign', text });
    return { kind: 'row', of: [bracket('('), inside, bracket(')')] };
  };

  return row(null);
}

/** The same on one line with round brackets, to be read aloud, copied, or searched. */
export function plainFormula(text: string): string {
  return text
    .replaceAll(/([_^])\{([^{}]*)\}/g, (_, mark: string, inside: string) =>
      /^[\p{L}\p{M}\p{N}]+$/u.test(inside) ? `${mark}${inside}` : `${mark}(${inside})`,
    )
    .replaceAll(/\{([\p{L}\p{M}\p{N}]+)\}/gu, '$1')
    .replaceAll('{', '(')
    .replaceAll('}', ')')
    .replaceAll('"', '');
}
