import './home.css'

for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
  const command = button.parentElement?.querySelector('code')?.textContent ?? ''
  const label = button.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(command)
    button.textContent = button.dataset['copied'] ?? label
    setTimeout(() => {
      button.textContent = label
    }, 1500)
  })
}
