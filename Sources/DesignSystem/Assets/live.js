// Keeps the figures of a board up to date; without a script or a line the page says of what moment they are.
(() => {
  const board = document.querySelector('[data-live]')
  if (!board || !window.EventSource) return
  const told = document.getElementById('live')
  const source = new EventSource(board.dataset.live)
  source.onmessage = event => {
    const { at, figures } = JSON.parse(event.data)
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
    clearTimeout(away)
    if (told) told.textContent = `${told.dataset.live} ${at}`
  }
  // A stream ends now and then and comes back by itself; only a longer silence is told.
  let away
  source.onerror = () => {
    clearTimeout(away)
    away = setTimeout(() => { if (told) told.textContent = told.dataset.away }, 8000)
  }
  addEventListener('pagehide', () => source.close())
})()
