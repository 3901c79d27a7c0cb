/** What the style sheets of all pages begin with: colours for light and dark by the reader's own setting, and type. */
export const PAGE_GROUND = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1b1f24, #e6e8eb);
  --dim: light-dark(#57606a, #9aa4af);
  --line: light-dark(#dde2e7, #2f363d);
  --paper: light-dark(#ffffff, #14171a);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 1320px; padding: 1.2rem;
  color: var(--ink); background: var(--paper);
  font: 16px / 1.65 system-ui, sans-serif;
}
`
