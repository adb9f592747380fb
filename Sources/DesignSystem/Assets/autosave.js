// Saves a form field by field while it is filled in, and asks before answers that were not sent are left.
(() => {
  for (const form of document.querySelectorAll('form[data-autosave]')) {
    const status = document.querySelector('[data-saved]')
    const waiting = new Map()
    let timer, busy = false

    const say = (text, wrong) => {
      if (!status) return
      status.textContent = text
      status.classList.toggle('wrong', !!wrong)
    }
    const flush = async () => {
      if (busy || !waiting.size) return
      busy = true
      const [name] = waiting.keys()
      const form_ = new FormData(form)
      const body = new URLSearchParams({ _csrf: form_.get('_csrf') || '', field: name })
      for (const value of form_.getAll(name)) body.append('value', value)
      waiting.delete(name)
      try {
        const answer = await fetch(form.dataset.autosave, { method: 'POST', body, headers: { Accept: 'application/json' } })
        if (!answer.ok) throw answer.status
        const now = new Date()
        say(status?.dataset.saved + ' ' + String(now.getHours()).padStart(2, '0') + ':' + String(now.getMinutes()).padStart(2, '0'))
        busy = false
        flush()
      } catch {
        waiting.set(name, 1)
        busy = false
        say(status?.dataset.failed, true)
        clearTimeout(timer)
        timer = setTimeout(flush, 10000)
      }
    }
    const later = (event, wait) => {
      const { name, type } = event.target
      if (!name || name.startsWith('_') || type === 'file' || type === 'password') return
      waiting.set(name, 1)
      clearTimeout(timer)
      timer = setTimeout(flush, wait)
    }
    form.addEventListener('input', event => later(event, 900))
    form.addEventListener('change', event => later(event, 0))
    form.addEventListener('submit', () => { clearTimeout(timer); waiting.clear() })
    addEventListener('online', flush)
    addEventListener('beforeunload', event => { if (waiting.size) { flush(); event.preventDefault() } })
  }

  for (const form of document.querySelectorAll('form[data-leave]')) {
    let changed = false
    form.addEventListener('input', () => { changed = true })
    form.addEventListener('submit', () => { changed = false })
    addEventListener('beforeunload', event => { if (changed) event.preventDefault() })
  }
})()
