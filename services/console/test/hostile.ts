/** Text that does something wherever it is taken for more than text: in markup, in an attribute, in a script, in a line. */
export const HOSTILE =
  '"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>\'</title></textarea>\u202e$\u007bwindow.pwned=1} javascript:window.pwned=1'

/** An address that a feed may well give. */
export const hostileUrl = (name: string): string =>
  `https://paper.example/${name}?q="><script>window.pwned=1</script>'onmouseover='window.pwned=1`
