import './home.css'

interface SandboxWindow {
  EmbeddedSandbox?: new (options: Record<string, unknown>) => unknown
}

const button = document.getElementById('sandbox-load') as HTMLButtonElement
const status = document.getElementById('sandbox-status') as HTMLElement

function load(): void {
  button.disabled = true
  status.textContent = button.dataset['loading'] ?? ''
  const script = document.createElement('script')
  script.src = button.dataset['cdn'] ?? ''
  script.addEventListener('error', () => {
    button.disabled = false
    status.textContent = button.dataset['failed'] ?? ''
  })
  script.addEventListener('load', () => {
    const Sandbox = (window as SandboxWindow).EmbeddedSandbox
    if (!Sandbox) return
    status.textContent = ''
    document.body.classList.add('loaded')
    new Sandbox({
      target: '#sandbox',
      initialEndpoint: `${location.origin}/graphql`,
      endpointIsEditable: false,
      includeCookies: false,
      hideCookieToggle: true,
      runTelemetry: false,
    })
  })
  document.head.append(script)
}

button.addEventListener('click', load)
if (new URLSearchParams(location.search).get('load') === '1') load()
