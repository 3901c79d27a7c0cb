import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'

const parse = (text: string | Uint8Array, url?: string) =>
  parseFeed({ body: typeof text === 'string' ? Buffer.from(text) : text, ...(url ? { url } : {}) })

const rss = (items: string, head = '<title>Harbour Post</title>') =>
  `<?xml version="1.0"?><rss version="2.0"><channel>${head}${items}</channel></rss>`

const atom = (entries: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>Harbour Post</title>${entries}</feed>`

describe('formats', () => {
  it('reads an RSS 2.0 item with all its fields', async () => {
    const feed = await parse(
      rss(
        `<item><title>Ferry runs aground &amp; sinks</title><link>https://post.example/ferry</link>
        <guid isPermaLink="false">post-17</guid><pubDate>Mon, 06 May 2024 07:08:09 +0200</pubDate>
        <dc:creator>Ann Lee</dc:creator><description>&lt;p&gt;Short.&lt;/p&gt;</description>
        <content:encoded><![CDATA[<p>Long <a href="/more">story</a>.</p>]]></content:encoded></item>`,
        `<title>Harbour Post</title><link>https://post.example/</link><language>en_GB</language><ttl>30</ttl>
        <lastBuildDate>Mon, 06 May 2024 08:00:00 GMT</lastBuildDate>`,
      ),
      'https://post.example/feed.xml',
    )
    expect(feed).toEqual({
      title: 'Harbour Post',
      url: 'https://post.example/',
      language: 'en-GB',
      updatedAt: '2024-05-06T08:00:00Z',
      ttlMinutes: 30,
      items: [
        {
          guid: 'post-17',
          url: 'https://post.example/ferry',
          title: 'Ferry runs aground & sinks',
          publishedAt: '2024-05-06T05:08:09Z',
          summary: '<p>Short.</p>',
          content: '<p>Long <a href="https://post.example/more">story</a>.</p>',
          authors: ['Ann Lee'],
        },
      ],
      warnings: [],
    })
  })

  it('reads an Atom entry: both dates, the alternate link, the XHTML body without its div', async () => {
    const feed = await parse(
      atom(
        `<entry><title type="html">Storm &amp;amp; &lt;b&gt;flood&lt;/b&gt;</title><id>tag:post.example,2024:9</id>
        <link rel="self" href="/9.atom"/><link rel="alternate" type="text/html" href="../9"/>
        <published>2024-05-06T07:00:00Z</published><updated>2024-05-07T07:00:00Z</updated>
        <author><name>Bo Ray</name></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>dam</b> <img src="d.png"/>&lt;3</div></content>
        </entry>`,
        'xml:lang="en" xml:base="https://post.example/news/feed/"',
      ),
    )
    expect(feed.language).toBe('en')
    expect(feed.items).toEqual([
      {
        guid: 'tag:post.example,2024:9',
        url: 'https://post.example/news/9',
        title: 'Storm & flood',
        publishedAt: '2024-05-06T07:00:00Z',
        updatedAt: '2024-05-07T07:00:00Z',
        content: 'A <b>dam</b> <img src="https://post.example/news/feed/d.png">&lt;3',
        authors: ['Bo Ray'],
      },
    ])
  })

  it.each([
    [
      'RSS 1.0',
      `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel><title>F</title></channel><item r:about="https://a.example/1"><title>T</title><link>https://a.example/1</link></item></r:RDF>`,
    ],
    [
      'RSS without version',
      '<rss><channel><title>F</title><item><title>T</title><link>https://a.example/1</link></item></channel></rss>',
    ],
    [
      'RSS in capitals',
      '<RSS VERSION="2.0"><CHANNEL><TITLE>F</TITLE><ITEM><TITLE>T</TITLE><LINK>https://a.example/1</LINK></ITEM></CHANNEL></RSS>',
    ],
    [
      'prefixed Atom',
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>F</a:title>
      <a:entry><a:title>T</a:title><a:link href="https://a.example/1"/></a:entry></a:feed>`,
    ],
    [
      'Atom 0.3',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title>
      <entry><title mode="escaped" type="text/html">T</title><link rel="alternate" href="https://a.example/1"/></entry></feed>`,
    ],
    [
      'a news sitemap',
      `<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1</loc>
      <n:news><n:publication><n:name>F</n:name></n:publication><n:title>T</n:title></n:news></url></urlset>`,
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[{"title":"T","url":"https://a.example/1"}]}',
    ],
  ])('reads %s', async (_name, text) => {
    const feed = await parse(text)
    expect(feed.title).toBe('F')
    expect(feed.items.map(({ title, url }) => ({ title, url }))).toEqual([{ title: 'T', url: 'https://a.example/1' }])
  })

  it('takes the link from a guid that is a permalink, never from one that is not', async () => {
    const feed = await parse(
      rss(
        '<item><guid>https://a.example/1</guid></item><item><guid isPermaLink="false">https://a.example/2</guid></item>',
      ),
    )
    expect(feed.items.map((item) => item.url)).toEqual(['https://a.example/1', undefined])
  })

  it('finds the about of an RDF item under any prefix', async () => {
    const { items } = await parse(
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item r:about="https://a.example/1"/></r:RDF>',
    )
    expect(items).toEqual([{ guid: 'https://a.example/1', url: 'https://a.example/1' }])
  })

  it('takes a next best link only where no alternate is there, and never one that leads elsewhere', async () => {
    const { items } = await parse(
      atom(`<entry><link rel="related" href="https://b.example/"/><link href="https://a.example/1"/></entry>
        <entry><link rel="self" href="https://a.example/2.atom"/><link rel="related" href="https://b.example/"/></entry>
        <entry><link rel="license" href="https://c.example/"/><link rel="enclosure" href="https://c.example/x.mp3"/></entry>`),
    )
    expect(items.map(({ url }) => url)).toEqual(['https://a.example/1', 'https://b.example/', undefined])
  })

  it('takes the description of a media group where there is no other', async () => {
    const { items } = await parse(
      atom(
        '<entry xmlns:m="http://search.yahoo.com/mrss/"><m:group><m:description>Film of the flood</m:description></m:group></entry>',
      ),
    )
    expect(items).toEqual([{ summary: 'Film of the flood' }])
  })

  it('reads Base64 bodies and escapes what is declared plain', async () => {
    const { items } = await parse(
      atom(`<entry><content type="application/octet-stream">${Buffer.from('<p>é</p>').toString('base64')}</content>
        <summary type="text">a &lt;b> c</summary><title type="text">a &lt;b> c</title></entry>`),
    )
    expect(items).toEqual([{ content: '<p>é</p>', summary: 'a &lt;b&gt; c', title: 'a <b> c' }])
  })

  it('gives each author once, by name where there is one', async () => {
    const { items } = await parse(
      rss(`<item><author>desk@a.example (Ann Lee)</author><dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ray</dc:creator>
        <itunes:author>Cy Poe &lt;cy@a.example&gt;</itunes:author></item><item><author>desk@a.example</author></item>`),
    )
    expect(items.map(({ authors }) => authors)).toEqual([['Ann Lee', 'Bo Ray', 'Cy Poe'], ['desk@a.example']])
  })

  it.each([
    ['<ttl>45</ttl>', 45],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 30],
    ['<ttl>-5</ttl>', undefined],
    ['<ttl>soon</ttl>', undefined],
  ])('says how long it may be kept: %s', async (head, minutes) => {
    expect((await parse(rss('', head))).ttlMinutes).toBe(minutes)
  })

  it('does not take fields of another vocabulary that share a name', async () => {
    const feed = await parse(
      rss(
        '<item><media:content><media:title>Photo</media:title></media:content><x:title xmlns:x="urn:x">Not it</x:title><title>It</title></item>',
      ),
    )
    expect(feed.items[0]?.title).toBe('It')
  })

  it('keeps only http and https addresses', async () => {
    const feed = await parse(rss('<item><link>javascript:alert(1)</link></item><item><link>/relative</link></item>'))
    expect(feed.items.map((item) => item.url)).toEqual([undefined, undefined])
  })
})

describe('damage', () => {
  const twoItems = ['One', 'Two'].map((title) => `<item><title>${title}</title><link>https://a.example/${title}</link>`)

  it.each([
    ['a bare ampersand', rss(`${twoItems.join('<description>Q&A & more</description></item>')}</item>`)],
    ['text before the root', `<br />\n<b>Warning</b>: cannot open\n${rss(`${twoItems.join('</item>')}</item>`)}`],
    ['an unclosed root', rss(`${twoItems.join('</item>')}</item>`).replace('</channel></rss>', '')],
    ['items that are never closed', rss(twoItems.join(''))],
    [
      'a < in the text',
      rss(`${twoItems.join('<description>waves <3 m, wind < 5 and x<y here</description></item>')}</item>`),
    ],
    ['unclosed line breaks', rss(`${twoItems.join('<description>a<br>b<img src="x">c</description></item>')}</item>`)],
    ['an unclosed CDATA section', rss(`${twoItems.join('<description><![CDATA[lost</description></item>')}</item>`)],
    ['control characters', rss(`${twoItems.join('<description>a\u0001b&#2;c</description></item>')}</item>`)],
    ['attributes without quotes', rss(`${twoItems.join('<enclosure url=x.mp3 length=5></item>')}</item>`)],
    ['an undeclared prefix', rss(`${twoItems.join('<zz:rank>3</zz:rank></item>')}</item>`)],
    ['an unknown entity', rss(`${twoItems.join('<description>&zonk; &eacute;</description></item>')}</item>`)],
    ['junk after the root', `${rss(`${twoItems.join('</item>')}</item>`)}<script>track()</script><item/>`],
  ])('keeps both items in spite of %s', async (_name, text) => {
    const { items } = await parse(text)
    expect(items.map(({ title, url }) => [title, url])).toEqual([
      ['One', 'https://a.example/One'],
      ['Two', 'https://a.example/Two'],
    ])
  })

  it('leaves out one bad date and says so', async () => {
    const feed = await parse(
      atom(
        '<entry><id>1</id><updated>soon</updated></entry><entry><id>2</id><updated>2024-05-06T00:00:00Z</updated></entry>',
      ),
    )
    expect(feed.items).toEqual([{ guid: '1' }, { guid: '2', updatedAt: '2024-05-06T00:00:00Z' }])
    expect(feed.warnings).toEqual([{ code: 'unreadable-date', message: 'A date cannot be read: "soon".' }])
  })

  it('keeps the place of an empty item', async () => {
    const { items } = await parse(rss('<item/><item><title>One</title></item>'))
    expect(items).toEqual([{}, { title: 'One' }])
  })

  it('keeps the words of a body with a CDATA end in it', async () => {
    const { items } = await parse(rss('<item><description>a ]]&gt; b</description></item>'))
    expect(items[0]?.summary).toBe('a ]]> b')
  })

  it('inflates gzip that no header speaks of, also when it is cut short', async () => {
    const zipped = gzipSync(rss('<item><title>One</title></item>'))
    expect((await parse(zipped)).items).toHaveLength(1)
    expect((await parse(zipped.subarray(0, -6))).items).toHaveLength(1)
  })

  it('gives a feed or an InputFault for whatever is cut out of a feed or put into it', async () => {
    const sound = Buffer.from(
      atom(
        '<entry><title>T</title><content type="xhtml"><div><p a="b">x &amp; y</p></div></content></entry><!-- c -->',
      ) + rss('<item><description><![CDATA[<p>x]]></description></item>'),
    )
    const junk = fc.constantFrom(
      '<',
      '>',
      '"',
      '&',
      '<![CDATA[',
      ']]>',
      '<!--',
      '</item>',
      '<item>',
      '=',
      "'",
      '<a b="',
      '\0',
      '&#x;',
      '<!DOCTYPE [',
    )
    const damage = fc.array(fc.tuple(fc.nat(sound.length), fc.nat(40), junk), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(damage, async (cuts) => {
        let body = sound
        for (const [at, length, put] of cuts)
          body = Buffer.concat([body.subarray(0, at), Buffer.from(put), body.subarray(at + length)])
        const outcome = await parse(body).then(
          (feed) => (Array.isArray(feed.items) ? 'feed' : 'nothing'),
          (error) => error.constructor.name,
        )
        expect(['feed', 'InputFault']).toContain(outcome)
      }),
      { numRuns: 300 },
    )
  })
})

describe('documents that are no feed', () => {
  it.each([
    ['empty', ''],
    ['empty', ' \n\t '],
    ['html-instead-of-feed', '<!DOCTYPE html><html><head><title>About &lt;rss&gt;</title></head></html>'],
    ['html-instead-of-feed', '<head><title>Moved</title></head><body><rss></rss></body>'],
    ['not-a-feed', '<?xml version="1.0"?><opml><body><outline text="a"/></body></opml>'],
    ['not-a-feed', '<urlset><url><loc>https://a.example/</loc></url></urlset>'],
    ['not-a-feed', '<tv><channel id="1"><display-name>One</display-name></channel></tv>'],
    ['not-a-feed', '{"error":"no such page"}'],
    ['not-a-feed', '{"version":"2.0","items":[{"content_text":"x"}]}'],
    ['not-a-feed', '{"version": '],
    ['not-a-feed', 'Service unavailable'],
    ['bad-gzip', Buffer.from([0x1f, 0x8b, 9, 9, 9])],
  ])('is refused as %s', async (code, body) => {
    await expect(parse(body)).rejects.toMatchObject({ name: 'InputFault', code })
  })
})
