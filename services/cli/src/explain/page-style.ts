import { PAGE_GROUND } from '@blotter/pages'

/** The explained page's style sheet: light and dark by the reader's own setting, one column when narrow or printed. */
export const PAGE_STYLE = `${PAGE_GROUND}
.c1 { --hue: light-dark(#0b57a4, #7fb7ff); --wash: light-dark(#dcebfb, #17324f); }
.c2 { --hue: light-dark(#a1431a, #ffb088); --wash: light-dark(#fde6d9, #4a2a18); }
.c3 { --hue: light-dark(#136c3a, #5fd08d); --wash: light-dark(#d9f2e3, #143a26); }
.c4 { --hue: light-dark(#7a2f8f, #dca0f0); --wash: light-dark(#f2e0f7, #3a2046); }
.c5 { --hue: light-dark(#7d5c00, #e5c25a); --wash: light-dark(#f7edc9, #3d3210); }
.c6 { --hue: light-dark(#a0204f, #ff9bbd); --wash: light-dark(#fbdde8, #4a1a2e); }
header { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; }
h1 { font-size: 1.3rem; margin: 0; overflow-wrap: anywhere; }
header p, .key, small, i { color: var(--dim); }
.key { font-size: 0.85rem; margin: 0.2rem 0 1rem; }
main { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 2rem; align-items: start; }
article { white-space: pre-wrap; overflow-wrap: anywhere; position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; }
.anchor, .evidence { border-bottom: 2px solid var(--hue); padding-bottom: 1px; }
.evidence { border-bottom: 2px dotted var(--hue); }
mark { color: inherit; background: var(--wash); border-radius: 3px; padding: 0 1px; }
sup { font-size: 0.68em; line-height: 0; }
sup + sup { margin-left: 0.2em; }
a { color: var(--hue, inherit); text-decoration: none; }
a:hover { text-decoration: underline; }
tr:target, section:target, :target + mark, :target + a[id] + mark { outline: 2px solid var(--hue, currentColor); outline-offset: 2px; }
:target { scroll-margin-top: 30vh; }
.sign {
  display: inline-block; min-width: 1.5em; margin-right: 0.3em; border-radius: 1em; padding: 0 0.35em;
  color: var(--paper); background: var(--hue); font-size: 0.8em; line-height: 1.5; font-weight: 700; text-align: center;
}
.claim { border-left: 4px solid var(--hue); padding-left: 0.9rem; margin-bottom: 2rem; }
h2 { font-size: 1.05rem; margin: 0 0 0.4rem; }
small { font-weight: normal; font-size: 0.85rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.83rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.6rem 0.25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th, tbody th { color: var(--dim); font-weight: normal; white-space: nowrap; }
code { font-size: 0.92em; }
@media (max-width: 860px) {
  main { grid-template-columns: minmax(0, 1fr); }
  article { position: static; max-height: none; }
}
@media (max-width: 560px) {
  thead { display: none; }
  table, tbody { display: block; }
  tr { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); border-bottom: 1px solid var(--line); padding: 0.25rem 0; }
  th, td { border: 0; padding: 0; grid-column: 2; }
  tbody th { grid-column: 1; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  main { display: block; }
  article { position: static; max-height: none; overflow: visible; margin-bottom: 1.5rem; }
  mark, .sign { print-color-adjust: exact; }
  mark { border-bottom: 1px solid var(--hue); }
  .claim, tr { break-inside: avoid; }
}
`
