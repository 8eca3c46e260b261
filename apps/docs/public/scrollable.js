// Tables, formulas and code that are wider than the screen scroll on their own: gives those that do a place in the
// order of the keyboard, so that arrow keys scroll them too.
const scrollable = '.sl-markdown-content :is(table, pre, .katex-display)';
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) mark(target);
});
for (const element of document.querySelectorAll(scrollable)) {
  mark(element);
  sizes.observe(element);
}

function mark(element) {
  if (element.scrollWidth > element.clientWidth) element.setAttribute('tabindex', '0');
  else element.removeAttribute('tabindex');
}
