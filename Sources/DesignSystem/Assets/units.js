// Fills the list of districts or communes when the list above it changes.
(() => {
  document.addEventListener('change', async event => {
    const list = event.target
    const group = list.closest('[data-units]')
    if (!group || !list.matches('[data-level]')) return
    const lists = [...group.querySelectorAll('[data-level]')]
    const below = lists.slice(lists.indexOf(list) + 1)
    for (const other of below) other.length = 1
    const next = below[0]
    if (!next || !list.value) return
    next.setAttribute('aria-busy', 'true')
    try {
      const answer = await fetch(`${group.dataset.units}&within=${encodeURIComponent(list.value)}&level=${next.dataset.level}`)
      const { items } = await answer.json()
      for (const unit of items) next.add(new Option(unit.name, unit.code))
    } finally { next.removeAttribute('aria-busy') }
  })
})()
