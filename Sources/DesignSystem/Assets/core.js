// What every page needs: errors get the focus, a form is sent once, menus close, dates get their slashes.
(() => {
  const root = document.documentElement
  root.classList.add('js')
  document.querySelector('[data-focus]')?.focus()

  document.addEventListener('submit', event => {
    const form = event.target
    if (form.method !== 'post' || event.defaultPrevented) return
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = '1'
    event.submitter?.setAttribute('aria-disabled', 'true')
    // A stopped or failed request must not lock the form for ever.
    setTimeout(() => { delete form.dataset.sent; event.submitter?.removeAttribute('aria-disabled') }, 8000)
  })
  // The back button may show the page as it was when it was left.
  addEventListener('pageshow', () => document.querySelectorAll('[data-sent]').forEach(form => delete form.dataset.sent))

  const closeMenus = except => document.querySelectorAll('details.menu[open]').forEach(menu => { if (menu !== except) menu.open = false })
  document.addEventListener('click', event => {
    closeMenus(event.target.closest('details.menu'))
    if (event.target.closest('[data-print]')) print()
  })
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    const menu = event.target.closest('details.menu[open]')
    closeMenus()
    menu?.querySelector('summary').focus()
  })

  document.addEventListener('input', event => {
    const box = event.target
    if (!box.matches('[data-date]') || event.inputType?.startsWith('delete') || box.selectionStart !== box.value.length) return
    if (/^\d\d$|^\d\d\/\d\d$/.test(box.value)) box.value += '/'
    else box.value = box.value.replace(/^(\d\d)(\d)$/, '$1/$2').replace(/^(\d\d)(\d\d)(\d{4})$/, '$1/$2/$3').replace(/\/\/$/, '/')
  })
})()
