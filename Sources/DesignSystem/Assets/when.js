// Shows a question as soon as the condition on which it hangs is fulfilled; without a script it says the condition.
(() => {
  const settle = form => {
    const answers = new FormData(form)
    for (const part of form.querySelectorAll('[data-when]')) {
      const asked = form.elements[part.dataset.when]
      const box = asked?.length && !asked.options ? asked[0] : asked
      part.hidden = !part.dataset.values.split('|').includes(answers.get(part.dataset.when)) || !!box?.closest('[data-when][hidden]')
    }
    for (const section of form.querySelectorAll('section')) {
      const parts = [...section.children].filter(part => !part.matches('h2, .muted'))
      section.hidden = parts.length > 0 && parts.every(part => part.hidden)
    }
  }
  for (const form of new Set([...document.querySelectorAll('[data-when]')].map(part => part.closest('form')))) {
    if (!form) continue
    settle(form)
    form.addEventListener('change', () => settle(form))
    addEventListener('pageshow', () => settle(form))
  }
})()
