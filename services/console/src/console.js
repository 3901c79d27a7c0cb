// Keeps the summary fresh; rests while the tab is hidden, and leaves alone what the reader has opened.
const summary = document.getElementById('summary')
let stream = null

const show = (markup) => {
  const open = new Set([...summary.querySelectorAll('details[open] summary')].map((each) => each.textContent))
  summary.innerHTML = markup
  for (const each of summary.querySelectorAll('details')) {
    each.open = open.has(each.querySelector('summary').textContent)
  }
}

const listen = () => {
  if (document.hidden) {
    stream?.close()
    stream = null
  } else if (!stream) {
    stream = new EventSource('/summary/stream')
    stream.addEventListener('summary', (event) => show(event.data))
  }
}

document.addEventListener('visibilitychange', listen)
listen()
