import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './explorer.css'
import { createRoot } from 'react-dom/client'
import { readAddress } from './address.js'
import { loadFacts } from './desk.js'
import { ExplorerPage } from './explorer-page.js'
import { speak } from './words.js'

const start = readAddress(location.search, navigator.language)
const root = createRoot(document.getElementById('root') as HTMLElement)

loadFacts().then(
  (facts) => root.render(<ExplorerPage facts={facts} start={start} />),
  (error: Error) =>
    root.render(
      <p className="fatal" role="alert">
        {speak(start.language)('failed')}: {error.message}
      </p>,
    ),
)
