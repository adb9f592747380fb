// Proposes results while the reader types; Enter without a choice searches as it does without a script.
(() => {
  let number = 0
  for (const input of document.querySelectorAll('input[data-suggest]')) {
    const list = document.createElement('ul')
    list.className = 'hits'
    list.id = 'hits-' + ++number
    list.hidden = true
    list.setAttribute('role', 'listbox')
    list.setAttribute('aria-label', input.getAttribute('aria-label'))
    input.after(list)
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' })) input.setAttribute(name, value)
    let timer, asked = '', chosen = -1

    const show = on => { list.hidden = !on; input.setAttribute('aria-expanded', on); if (!on) choose(-1) }
    const choose = index => {
      chosen = index
      for (const [i, hit] of [...list.children].entries()) hit.setAttribute('aria-selected', i === index)
      if (index < 0) input.removeAttribute('aria-activedescendant')
      else input.setAttribute('aria-activedescendant', list.children[index].id)
    }
    const ask = async () => {
      const text = input.value.trim()
      if (text === asked) return
      asked = text
      if (text.length < 2) return show(false)
      try {
        const answer = await fetch(input.dataset.suggest + '?q=' + encodeURIComponent(text))
        const { items } = await answer.json()
        if (text !== asked) return
        list.replaceChildren(...items.slice(0, 7).map((item, i) => {
          const hit = document.createElement('li')
          hit.id = list.id + '-' + i
          hit.setAttribute('role', 'option')
          hit.dataset.address = item.address
          hit.append(item.name)
          if (item.detail) hit.append(Object.assign(document.createElement('small'), { textContent: item.detail }))
          return hit
        }))
        choose(-1)
        show(items.length > 0)
      } catch { show(false) }
    }
    const follow = hit => { if (hit?.dataset.address?.startsWith('/')) location.href = hit.dataset.address }

    input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 150) })
    input.addEventListener('blur', () => setTimeout(show, 150, false))
    list.addEventListener('mousedown', event => { event.preventDefault(); follow(event.target.closest('li')) })
    input.addEventListener('keydown', event => {
      const count = list.children.length
      if (event.key === 'Escape') return show(false)
      if (list.hidden || !count) return
      if (event.key === 'ArrowDown') { event.preventDefault(); choose((chosen + 1) % count) }
      if (event.key === 'ArrowUp') { event.preventDefault(); choose((chosen - 1 + count) % count) }
      if (event.key === 'Enter' && chosen >= 0) { event.preventDefault(); follow(list.children[chosen]) }
    })
  }
})()
