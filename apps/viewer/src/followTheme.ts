/** Lets the page have the light or the dark colours, as the visitor's system has. */
export function followTheme(): void {
  const light = matchMedia('(prefers-color-scheme: light)');
  const apply = (): void => {
    document.documentElement.dataset['theme'] = light.matches ? 'light' : 'dark';
  };
  light.addEventListener('change', apply);
  apply();
}
