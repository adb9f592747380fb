// Keeps the figures of a board up to date; without a line it says of what moment they are, and how long ago that was.
(() => {
  const told = document.getElementById('live')
  const away = document.getElementById('away')
  if (!told || !away) return
  const board = document.querySelector('[data-live]')
  const moment = told.querySelector('time')
  const root = document.documentElement
  // The worker that keeps boards marks those that it gives out again.
  const isKept = root.hasAttribute('data-kept')
  if (told.dataset.worker) {
    navigator.serviceWorker?.register(told.dataset.worker, { scope: told.dataset.scope }).catch(() => {})
  }

  const age = () => {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(moment.dateTime)) / 60000))
    const [number, unit] = minutes < 60 ? [minutes, 'minute']
      : minutes < 2880 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 1440), 'day']
    return new Intl.NumberFormat(root.lang, { style: 'unit', unit, unitDisplay: 'long' }).format(number)
  }
  const stamp = () => {
    away.textContent = away.dataset.words.replace('{at}', moment.textContent).replace('{age}', age())
    away.hidden = false
  }
  let clock
  const rest = () => {
    clearInterval(clock)
    stamp()
    // It is announced once; that it grows older is only shown.
    clock = setInterval(() => { away.removeAttribute('role'); stamp() }, 60000)
  }
  const wake = () => {
    clearInterval(clock)
    away.hidden = true
    if (isKept) location.reload()
  }
  if (isKept) {
    rest()
    addEventListener('online', wake)
  }

  if (!board || !window.EventSource) return
  const source = new EventSource(board.dataset.live)
  let silence
  source.onmessage = event => {
    const { at, moment: instant, figures } = JSON.parse(event.data)
    for (const { id, number, unit, tone, state } of figures) {
      const card = document.getElementById(id)
      const figure = card?.querySelector('.figure')
      if (!figure) continue
      const words = unit ? `${number} ${unit}` : number
      if (figure.textContent.trim() === words) continue
      figure.textContent = number
      if (unit) {
        const small = document.createElement('small')
        small.textContent = ` ${unit}`
        figure.append(small)
      }
      const tag = card.querySelector('.state')
      if (tag) { tag.className = `state ${tone}`; tag.textContent = state }
      card.classList.add('fresh')
      setTimeout(() => card.classList.remove('fresh'), 2000)
    }
    moment.textContent = at
    moment.dateTime = instant
    clearTimeout(silence)
    silence = undefined
    wake()
  }
  // A stream ends now and then and comes back by itself; only a longer silence is told. Each try that fails is an error, so
  // the silence is counted from the first.
  source.onerror = () => { if (away.hidden) silence ??= setTimeout(rest, 8000) }
  addEventListener('pagehide', () => source.close())
})()
