// Selects all rows of a table and says how many are selected.
(() => {
  const count = table => {
    const boxes = [...table.querySelectorAll('[data-pick]')]
    const picked = boxes.filter(box => box.checked).length
    const all = table.querySelector('[data-pick-all]')
    if (all) { all.checked = picked > 0 && picked === boxes.length; all.indeterminate = picked > 0 && picked < boxes.length }
    for (const place of document.querySelectorAll('[data-picked]')) {
      place.textContent = picked
      place.closest('.picked').classList.toggle('on', picked > 0)
    }
  }
  document.addEventListener('change', event => {
    const table = event.target.closest('table')
    if (!table || !event.target.matches('[data-pick], [data-pick-all]')) return
    if (event.target.matches('[data-pick-all]')) for (const box of table.querySelectorAll('[data-pick]')) box.checked = event.target.checked
    count(table)
  })
})()
