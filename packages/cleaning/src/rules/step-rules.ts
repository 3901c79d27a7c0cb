import type { Example } from './rule.ts'

/** A rule that looks at more than one block or region; what it does stands where the step is taken. */
export type StepRule = { name: string; example: Example }

const PARAGRAPH = '<p>The river rose again on Monday night and took the lower bridge, the harbour office said.</p>'
const FURTHER = '<p>Forty families slept in the school hall, and the ferry will not run before Friday, it said.</p>'
const LAST = '<p>On Thursday the council will hear what the engineers found below the piers, and vote.</p>'
const BODY = PARAGRAPH + FURTHER + LAST

/** In the order that a page meets them. */
export const STEP_RULES = [
  {
    name: 'comments and consent',
    example: {
      place: 'page',
      html: `<div>${BODY}</div><div id="comments">${BODY.repeat(3)}<p>First!</p></div>`,
      drops: 'First!',
    },
  },
  {
    name: 'hidden',
    example: {
      place: 'page',
      html: `<div>${BODY}${`<p hidden>${PARAGRAPH.replace('river', 'tide')}</p>`.repeat(40)}<p hidden>Thanks, you are on the list.</p></div>`,
      drops: 'Thanks',
    },
  },
  {
    name: 'undo what eats the story',
    example: {
      place: 'page',
      html: ['a', 'b', 'c'].map((name) => `<div class="social">${BODY.replaceAll('The', name)}</div>`).join(''),
      keeps: 'it said',
    },
  },
  {
    name: 'cards may be the story',
    example: {
      place: 'page',
      html: `<div>${PARAGRAPH}${[1, 2, 3, 4].map((n) => `<div><h3><a href="/${n}">Bridge number ${n} over the river</a></h3><p>Bridge ${n} is made of oak and iron, and carts crossed it for a hundred years and more.</p></div>`).join('')}</div>`,
      keeps: 'Bridge 3 is made',
    },
  },
  {
    name: 'a body by its name',
    example: {
      place: 'page',
      html: `<div><div class="article-body">${BODY}</div><div><p>Delta Courier is a paper of the harbour. It is printed on Tuesdays.</p></div></div>`,
      drops: 'printed on',
    },
  },
  {
    name: 'one of several articles',
    example: {
      place: 'page',
      html: `<h1>River closes bridge</h1><article>${BODY}${BODY}</article><article><h2>Another day</h2>${`${BODY}<p>The mill turned.</p>`.repeat(4)}</article>`,
      drops: 'mill',
    },
  },
  {
    name: 'a body in parts',
    example: {
      place: 'page',
      html: `<article><div><div class="article-text">${BODY}${BODY}</div></div><div><div class="article-text">${FURTHER.replace('Forty', 'Ninety')}${LAST}</div></div></article>`,
      keeps: 'Ninety',
    },
  },
  {
    name: 'below a closing heading',
    example: {
      place: 'tail',
      html: '<h2>About the author</h2><p>She has been with the paper since 2011 and lives near the river, with two dogs.</p>',
      drops: 'two dogs',
    },
  },
  {
    name: 'cards below a closing heading',
    example: {
      place: 'page',
      html: `<div>${PARAGRAPH}${FURTHER}<div>You may also like</div><div><a href="/a">Council votes on dykes after a long night</a><div>${LAST.slice(3, -4)} It is a Thursday.</div></div><div><a href="/b">Mill opens again after ten years of silence</a><div>Three families bake there now. The wheel turns from dawn on every day but Sunday, and the bread is good.</div></div></div>`,
      drops: 'Three families',
    },
  },
  {
    name: 'below an offer',
    example: {
      place: 'tail',
      html: '<p>This article is for subscribers only.</p><p>Read on for a month at the price of a coffee.</p>',
      drops: 'coffee',
    },
  },
  {
    name: 'echo',
    example: {
      place: 'page',
      html: `<article><p>“Nobody was hurt at the bridge,” Quay said on Monday.</p>${BODY}<blockquote>Nobody was hurt at the bridge</blockquote>${LAST}</article>`,
      drops: 'bridge\n',
    },
  },
  {
    name: 'standfirst',
    example: {
      place: 'page',
      html: `<h1>River closes bridge</h1><p class="standfirst">A night on the delta, told by those who stayed awake.</p><p>By Ada Quay</p><div class="article-body">${BODY}</div>`,
      keeps: 'A night on the delta',
    },
  },
  {
    name: 'a longer body in JSON-LD',
    example: {
      place: 'page',
      html: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"River","articleBody":"${'The river rose. It fell again. '.repeat(12)}"}</script><p>The river rose.</p>`,
      keeps: 'It fell again',
    },
  },
  {
    name: 'a longer body in script state',
    example: {
      place: 'page',
      html: `<script>window.state = {"body":"${'The river rose. It fell again. '.repeat(20)}", "x": "${'x'.repeat(2000)}"}</script><p>The river rose.</p>`,
      keeps: 'It fell again',
    },
  },
  {
    name: 'time of an entry',
    example: {
      place: 'page',
      html: `<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script><section class="entry"><time datetime="2025-03-03T20:10:00Z">20:10 UTC</time>${PARAGRAPH}</section><section class="entry"><time datetime="2025-03-03T19:00:00Z">19:00 UTC</time>${FURTHER}</section><section class="entry">${LAST}</section>`,
      drops: '19:00',
    },
  },
  {
    name: 'overview of entries',
    example: {
      place: 'page',
      html: `<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script><div><p>We tell here what the river does to the towns of the lower delta, from Monday to Thursday night.</p><h2>What matters</h2><section class="entry"><h3>Bridge closed</h3><time datetime="2025-03-03T20:10:00Z"></time>${PARAGRAPH}</section><section class="entry"><h3>Hall opened</h3><time datetime="2025-03-03T19:00:00Z"></time>${FURTHER}</section></div>`,
      drops: 'What matters',
    },
  },
] as const satisfies readonly StepRule[]

export type StepName = (typeof STEP_RULES)[number]['name']
