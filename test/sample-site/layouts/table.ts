import type { Article } from '../article.ts'
import { writeDate } from '../dates.ts'
import { escapeToAscii, partOf } from '../markup.ts'
import type { Site } from '../sites/site.ts'
import type { Layout, Page } from './layout.ts'

/** Nested tables, font tags and line breaks for paragraphs, as sites were written in 1999. */
export const tableLayout: Layout = {
  story: (page) => frame(page.site, page.article.title, storyCell(page)),
  listing: (site, heading, articles) => frame(site, heading, listingCell(heading, articles)),
}

const frame = (site: Site, title: string, cell: string): string => `<HTML>
<HEAD>
<TITLE>${escapeToAscii(site.title)}: ${escapeToAscii(title)}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1">
<META NAME="robots" CONTENT="noarchive">
</HEAD>
<BODY BGCOLOR="#FFFFFF" TEXT="#000000" LINK="#003399" VLINK="#551A8B" TOPMARGIN=0>
<CENTER>
<TABLE WIDTH=760 BORDER=0 CELLPADDING=0 CELLSPACING=0>
<TR><TD COLSPAN=3 BGCOLOR="#112244"><FONT FACE="Times" SIZE=6 COLOR="#FFFFFF"><B>${escapeToAscii(site.title)}</B></FONT><BR>
<FONT FACE="Arial" SIZE=1 COLOR="#CCCCCC">${escapeToAscii(site.tagline)}</FONT></TD></TR>
<TR>
<TD WIDTH=130 VALIGN=TOP BGCOLOR="#EEEEEE"><FONT FACE="Arial" SIZE=2>
${site.sections.map((section) => `<A HREF="/${site.name}/">${escapeToAscii(section)}</A><BR>`).join('\n')}
<BR><A HREF="/${site.name}/">Weather</A><BR>
<A HREF="/${site.name}/">Classifieds</A><BR>
</FONT></TD>
<TD WIDTH=10>&nbsp;</TD>
<TD VALIGN=TOP>
${cell}
</TD></TR>
<TR><TD COLSPAN=3 ALIGN=CENTER><HR SIZE=1><FONT FACE="Arial" SIZE=1>${escapeToAscii(site.footer)}<BR>
<A HREF="/${site.name}/">Home</A> | <A HREF="/${site.name}/">Contact</A> | <A HREF="/${site.name}/">Top of page</A></FONT></TD></TR>
</TABLE>
</CENTER>
</BODY>
</HTML>
`

const storyCell = ({
  article,
  site,
  related,
}: Page): string => `<FONT FACE="Times" SIZE=5><B>${escapeToAscii(article.title)}</B></FONT><BR>
<FONT FACE="Arial" SIZE=1>By ${escapeToAscii(article.byline)}<BR>
${writeDate('weekday', article.published)}, ${writeDate('long', article.published)} ${writeDate('clock', article.published)} GMT</FONT>
<BR><BR>
${article.picture ? pictureTable(article.picture) : ''}<FONT FACE="Times" SIZE=3>
${[...(article.standfirst ? [`<B>${escapeToAscii(article.standfirst)}</B>`] : []), ...article.body.map(part)].join('<BR><BR>\n')}
</FONT>
<BR><BR>
<TABLE WIDTH="100%" BORDER=1 CELLPADDING=4><TR><TD BGCOLOR="#DDDDEE"><FONT FACE="Arial" SIZE=2><B>RELATED STORIES</B><BR>
${related.map(({ title, ran }) => `<A HREF="/${site.name}/">${escapeToAscii(title)}</A> (${writeDate('long', ran)})<BR>`).join('\n')}
</FONT></TD></TR>
<TR><TD><FONT FACE="Arial" SIZE=1>${escapeToAscii(site.newsletter)}</FONT></TD></TR></TABLE>
<FONT FACE="Arial" SIZE=1><A HREF="/${site.name}/">E-mail this story to a friend</A> | <A HREF="/${site.name}/">Printer-friendly version</A></FONT>`

const pictureTable = ({ caption, credit }: { caption: string; credit: string }): string =>
  `<TABLE ALIGN=RIGHT WIDTH=220 CELLPADDING=4><TR><TD><IMG SRC="/picture.svg" WIDTH=212 HEIGHT=140><BR>
<FONT FACE="Arial" SIZE=1><I>${escapeToAscii(caption)}</I> (${escapeToAscii(credit)})</FONT></TD></TR></TABLE>
`

const part = (paragraph: string): string => {
  const { kind, text } = partOf(paragraph)
  return kind === 'subhead' ? `<B>${escapeToAscii(text)}</B>` : escapeToAscii(text)
}

const listingCell = (
  heading: string,
  articles: readonly Article[],
): string => `<FONT FACE="Times" SIZE=5><B>${escapeToAscii(heading)}</B></FONT>
<UL>
${articles.map(({ path, title }) => `<LI><A HREF="${path}">${escapeToAscii(title)}</A>`).join('\n')}
</UL>`
