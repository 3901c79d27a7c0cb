// Keeps the summary fresh: replaces only the parts that changed, rests while the tab is hidden, and leaves alone what
// the reader has opened or stands on.
const summary = document.getElementById('summary')
const lost = document.getElementById('lost')
const shown = new Map()
let stream = null

const show = (markup) => {
  const fresh = document.createElement('template')
  fresh.innerHTML = markup
  for (const part of fresh.content.children) {
    if (shown.get(part.id) === part.outerHTML) continue
    shown.set(part.id, part.outerHTML)
    replace(document.getElementById(part.id), part)
  }
}

const replace = (old, part) => {
  const open = new Set([...old.querySelectorAll('details[open]')].map((each) => each.dataset.id))
  const focused = old.contains(document.activeElement) && document.activeElement.closest('details')?.dataset.id
  for (const each of part.querySelectorAll('details')) each.open = open.has(each.dataset.id)
  old.className = part.className
  old.replaceChildren(...part.childNodes)
  if (focused) old.querySelector(`details[data-id="${focused}"] > summary`)?.focus({ preventScroll: true })
}

const listen = () => {
  if (document.hidden) {
    stream?.close()
    stream = null
  } else if (!stream) {
    stream = new EventSource('/summary/stream')
    stream.addEventListener('summary', (event) => {
      lost.hidden = true
      show(event.data)
    })
    stream.addEventListener('error', () => {
      lost.hidden = false
    })
  }
}

if (summary) {
  document.addEventListener('visibilitychange', listen)
  listen()
} else {
  setTimeout(() => location.reload(), 10_000)
}
