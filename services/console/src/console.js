// What the console does beyond reading: keeps the parts of an open page fresh, and takes keys. Every page is whole
// without it.
const main = document.getElementById('main')
const lost = document.getElementById('lost')
let stream = null

/** Puts a part anew, and leaves alone what the reader has opened, writes in or stands on. */
const put = (markup) => {
  const fresh = document.createElement('template')
  fresh.innerHTML = markup
  for (const part of fresh.content.children) {
    const old = document.getElementById(part.id)
    if (!old || old.contains(document.getSelection()?.anchorNode ?? null)) continue
    const address = old.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
    const at = [...old.querySelectorAll('.scroll')].map((each) => each.scrollLeft)
    const open = [...old.querySelectorAll('details')].map((each) => each.open)
    old.replaceChildren(...part.childNodes)
    for (const [index, each] of [...old.querySelectorAll('.scroll')].entries()) each.scrollLeft = at[index] ?? 0
    for (const [index, each] of [...old.querySelectorAll('details')].entries()) each.open = open[index] ?? each.open
    if (address) old.querySelector(`[href="${CSS.escape(address)}"]`)?.focus({ preventScroll: true })
  }
}

const MOST_LINES = 500

/** Adds lines of the log on top of those that stand there. */
const add = (markup) => {
  const list = document.getElementById('lines')
  if (!list) return
  const fresh = document.createElement('template')
  fresh.innerHTML = `<table><tbody>${markup}</tbody></table>`
  list.prepend(...fresh.content.querySelectorAll('tr'))
  while (list.rows.length > MOST_LINES) list.deleteRow(-1)
}

/** Listens while the tab is seen. */
const listen = () => {
  if (document.hidden) {
    stream?.close()
    stream = null
  } else if (!stream) {
    stream = new EventSource(main.dataset.stream)
    stream.addEventListener('part', (event) => {
      lost.hidden = true
      put(event.data)
    })
    stream.addEventListener('lines', (event) => {
      lost.hidden = true
      add(event.data)
    })
    stream.addEventListener('open', () => {
      lost.hidden = true
    })
    stream.addEventListener('error', () => {
      lost.hidden = false
    })
  }
}

if (main?.dataset.stream) {
  document.addEventListener('visibilitychange', listen)
  listen()
} else if (document.getElementById('retry')) {
  setTimeout(() => location.reload(), 10_000)
}

const PLACES = { n: '/', q: '/stages', d: '/dead', i: '/incidents', w: '/articles', f: '/feeds', h: '/hosts' }
Object.assign(PLACES, { r: '/replays', l: '/log', a: '/audit' })
let going = false

document.addEventListener('keydown', (event) => {
  const writes = event.target.closest('input, textarea, select')
  if (writes || event.ctrlKey || event.metaKey || event.altKey) return
  const place = going && PLACES[event.key]
  going = event.key === 'g'
  if (place) location.href = place
  else if (event.key === '?') document.getElementById('keys')?.showModal()
  else if (event.key === '/') document.getElementById('find')?.focus()
  else return
  event.preventDefault()
})

// One box that stands for all of a list.
for (const all of document.querySelectorAll('input[data-all]')) {
  all.closest('label').hidden = false
  all.addEventListener('change', () => {
    for (const each of document.querySelectorAll(`input[name="${all.dataset.all}"]`)) each.checked = all.checked
  })
}
