/** One page's style; light and dark by the reader's wish. */
export const BROWSE_STYLE = `:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:light-dark(#fff,#16181d);color:light-dark(#1b1f24,#e6e8eb)}
main{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem}
section{border-top:1px solid light-dark(#d5d9de,#343a43);margin-top:2rem;overflow-x:auto}
h2{font-size:1.15rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;font-weight:400}
thead th{font-weight:600}
code{font-size:.9em;overflow-wrap:anywhere}
a{color:light-dark(#0a58b5,#7db7ff)}
`
