// Sends each chosen file at once, with a bar; the form then carries only its id.
(() => {
  const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text ?? '' })
  const size = bytes => bytes < 1e3 ? bytes + ' B' : bytes < 1e6 ? Math.round(bytes / 1e3) + ' KB' : (bytes / 1e6).toFixed(1) + ' MB'

  const send = (input, file) => {
    const item = element('li')
    const name = element('span', file.name)
    const bar = Object.assign(document.createElement('progress'), { max: 100, value: 0 })
    bar.setAttribute('aria-label', input.dataset.sending + ' ' + file.name)
    const note = element('small', input.dataset.sending)
    note.setAttribute('role', 'status')
    item.append(name, note, bar)
    document.getElementById(input.id + '-files').append(item)

    const body = new FormData()
    const token = input.form.elements._csrf?.value ?? ''
    body.append('_csrf', token)
    body.append('field', input.name)
    body.append('file', file)
    const request = new XMLHttpRequest()
    request.upload.onprogress = event => { bar.value = 100 * event.loaded / event.total }
    request.onloadend = () => {
      let answer = {}
      try { answer = JSON.parse(request.responseText) } catch {}
      bar.remove()
      if (request.status < 200 || request.status > 299 || !answer.id) {
        note.textContent = answer.detail || input.dataset.failed
        note.className = 'why'
        return
      }
      note.textContent = size(answer.size ?? file.size)
      const remove = Object.assign(element('button', input.dataset.remove), { className: 'plain', name: '_remove', value: answer.id })
      remove.setAttribute('aria-label', input.dataset.remove + ' ' + file.name)
      item.append(Object.assign(element('input'), { type: 'hidden', name: input.name + '.id', value: answer.id }), remove)
    }
    request.open('POST', input.dataset.upload)
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('X-CSRF-Token', token)
    request.send(body)
  }

  document.addEventListener('change', event => {
    const input = event.target
    if (!input.matches('input[type=file][data-upload]')) return
    for (const file of input.files) send(input, file)
    input.value = ''
  })
})()
