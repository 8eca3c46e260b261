import { expect, test } from 'vitest';
import { textHtml } from '../../reference/textHtml.ts';

const html = (text: string): string => textHtml(text, (code) => (code === 'fit' ? '#fit' : undefined));

test.each([
  '10 log₁₀(peak²/MSE)',
  'f₀(X*) + K*K⁻¹(y − f₀(X*))',
  'a_j² cos 2πb_j·(u − v) in [0, 1)',
  '2 * 3 * 4',
])('leaves the formula %s as it is', (formula) => {
  expect(html(formula)).toBe(`<p>${formula}</p>`);
});

test('escapes what HTML would take for markup', () => {
  expect(html('a < b & "c" > `<d>`')).toBe('<p>a &lt; b &amp; &quot;c&quot; &gt; <code>&lt;d&gt;</code></p>');
});

test('makes paragraphs, lists and indented formulas, all on one line', () => {
  const text = 'One\ntwo.\n\n- first\n  goes on;\n- second.\n\n  y = x,\n  z = y\n\nEnd.';
  expect(html(text)).toBe(
    '<p>One two.</p><ul><li>first goes on;</li><li>second.</li></ul><pre class="ff-formula">y = x,&#10;z = y</pre><p>End.</p>',
  );
});

test('links code that has an address, and addresses of the web without the punctuation after them', () => {
  expect(html('`fit` or `none`: https://example.org/a_(b), (https://example.org/c).')).toBe(
    '<p><a href="#fit"><code>fit</code></a> or <code>none</code>: <a href="https://example.org/a_(b)">https://example.org/a_(b)</a>, (<a href="https://example.org/c">https://example.org/c</a>).</p>',
  );
});

test('emphasises words between stars', () => {
  expect(html('*hold-out*: **at the time** of *x*.')).toBe(
    '<p><em>hold-out</em>: <strong>at the time</strong> of <em>x</em>.</p>',
  );
});
