import { PAGE_GROUND } from '../../page-ground.ts'

/** The style sheet of a replay's page: before is dashed and brown, after is solid and blue; narrow screens and paper too. */
export const DIFFERENCE_STYLE = `${PAGE_GROUND}
:root {
  --before: light-dark(#9a3f12, #ffb088); --before-wash: light-dark(#fde6d9, #4a2a18);
  --after: light-dark(#0b57a4, #7fb7ff); --after-wash: light-dark(#dcebfb, #17324f);
  --good: light-dark(#136c3a, #5fd08d); --bad: light-dark(#a3161f, #ff9a9a);
}
body { line-height: 1.5; }
h1 { font-size: 1.3rem; margin: 0 0 0.3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
h4 { font-size: 0.85rem; margin: 0.9rem 0 0.2rem; color: var(--dim); font-weight: 600; }
header p, header ul { margin: 0.2rem 0; }
header ul { padding-left: 1.2rem; }
p { overflow-wrap: anywhere; }
small, i, .key, .url, caption { color: var(--dim); }
code { font-size: 0.88em; overflow-wrap: anywhere; }
.verdict { border: 1px solid var(--line); border-left: 6px solid var(--good); padding: 0.4rem 1rem; margin: 1rem 0; }
.verdict.against { border-left: 6px double var(--bad); }
.verdict p { margin: 0.4rem 0; }
table { border-collapse: collapse; font-size: 0.86rem; line-height: 1.4; }
caption { text-align: left; padding: 0.3rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.22rem 0.9rem 0.22rem 0; border-bottom: 1px solid var(--line); }
.card td bdi { overflow-wrap: anywhere; }
th { color: var(--dim); font-weight: normal; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
.tables { display: flex; overflow-x: auto; flex-wrap: wrap; gap: 1rem 2.5rem; align-items: flex-start; }
.filters { display: grid; gap: 0.4rem; margin: 0.5rem 0; justify-items: start; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.2rem 0.9rem; min-width: 0; max-height: 9rem; overflow-y: auto; }
legend { float: left; min-width: 9.5rem; padding: 0; color: var(--dim); font-size: 0.88rem; }
label { font-size: 0.88rem; white-space: nowrap; }
label:has(:checked) { font-weight: 600; text-decoration: underline; }
button { font: inherit; font-size: 0.88rem; padding: 0.1rem 0.8rem; }
:focus-visible { outline: 3px solid var(--after); outline-offset: 2px; }
.key { font-size: 0.85rem; }
.list { display: flex; flex-direction: column; gap: 0.7rem; counter-reset: shown; }
.card { counter-increment: shown; border: 1px solid var(--line); border-radius: 6px; padding: 0.4rem 0.9rem; min-width: 0; }
.shown { order: -1; margin: 0.3rem 0 0; color: var(--dim); font-size: 0.88rem; }
.shown::before { content: counter(shown); }
.card > p { margin: 0.2rem 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
.outcome { display: inline-block; min-width: 4.4rem; }
.url { font-size: 0.82rem; margin: 0.1rem 0 0.4rem; }
.url a { color: inherit; }
.error { border-left: 4px double var(--bad); padding-left: 0.6rem; }
.claim { margin: 0.5rem 0; width: 100%; table-layout: fixed; }
.claim th:first-child { width: 7rem; }
.claim caption { color: var(--ink); }
td.before { color: var(--before); }
td.after { color: var(--after); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 75ch; max-height: 34rem; overflow-y: auto; padding: 0.5rem 0.7rem; border: 1px solid var(--line); line-height: 1.9; font-size: 0.95rem; }
.s-before { text-decoration: underline dashed 2px var(--before); text-underline-offset: 2px; }
.s-after { border-bottom: 2px solid var(--after); padding-bottom: 3px; }
.known { text-decoration: underline dotted 2px var(--dim); text-underline-offset: 4px; }
mark { color: inherit; padding: 1px 2px; border-radius: 3px; }
.f-before { background: var(--before-wash); outline: 1.5px dashed var(--before); }
.f-after { background: var(--after-wash); outline: 1.5px solid var(--after); }
.f-before.f-after { background: linear-gradient(var(--before-wash) 50%, var(--after-wash) 50%); outline: 3px double var(--after); }
.sign, .label { display: inline-block; font-size: 0.7rem; line-height: 1.35; padding: 0 0.35em; border-radius: 3px; white-space: nowrap; text-decoration: none; vertical-align: 1px; }
.sign { margin-right: 0.35em; color: var(--paper); background: var(--dim); font-weight: 600; }
.sign.before { background: var(--before); }
.sign.after { background: var(--after); }
.label { margin: 0 0.15em 0 0.3em; border: 1px solid var(--dim); }
.label.before { color: var(--before); border: 1px dashed var(--before); }
.label.after { color: var(--after); border-color: var(--after); }
.gap { color: var(--dim); font-size: 0.82rem; }
@media (max-width: 560px) {
  body { padding: 0.8rem; }
  legend { float: none; min-width: 100%; }
  .claim th:first-child { width: 5.2rem; }
  th, td { padding-right: 0.5rem; }
  .tables { flex-direction: column; }
  table { max-width: 100%; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .filters { display: none; }
  .text { max-height: none; }
  mark, .sign { print-color-adjust: exact; }
  .card { break-inside: avoid-page; }
}
`
