import type { Bilingual } from '../errors.js'
import type { PageParts } from '../pages/built-file.js'
import { markup } from './markup.js'
import { brand, type Language, languageSwitch, renderPage } from './page-frame.js'

/** Host of the only script that any page of the product takes from elsewhere. */
export const sandboxCdn = 'https://embeddable-sandbox.cdn.apollographql.com'
/** What that script opens in a frame. */
export const sandboxFrame = 'https://sandbox.embed.apollographql.com'

const words = {
  title: { en: 'Apollo Sandbox – Liandong', zh: 'Apollo Sandbox – 联动' },
  needs: {
    en: `Apollo Sandbox is loaded from its CDN, ${sandboxCdn}, and cannot work without it. Nothing else of this product loads anything from outside.`,
    zh: `Apollo Sandbox 需从其 CDN（${sandboxCdn}）加载，离线无法使用。本产品其余部分不加载任何外部资源。`,
  },
  headers: {
    en: 'What you type there is handled by a page of Apollo’s. It sends no token by itself: paste one as the header “authorization: Bearer …”, from',
    zh: '您在其中输入的内容由 Apollo 的页面处理。它不会自带令牌：请将令牌填入请求头 “authorization: Bearer …”，获取命令：',
  },
  load: { en: 'Load Apollo Sandbox from its CDN', zh: '从 CDN 加载 Apollo Sandbox' },
  instead: { en: 'Stay offline: open the built-in explorer', zh: '离线使用：打开内置查询台' },
  failed: { en: 'The CDN could not be reached. The built-in explorer works without a network.', zh: '无法连接 CDN。内置查询台无需外部网络即可使用。' },
  loading: { en: 'Loading …', zh: '加载中…' },
} satisfies Record<string, Bilingual>

/** The page at `/sandbox`. No request leaves before the reader presses the button (or the address says `load=1`). */
export function renderSandboxPage(language: Language, parts: PageParts | null): string {
  const body = markup`
<header class="top">${brand(language)}<nav></nav>${languageSwitch(language, '/sandbox')}</header>
<main class="sandbox"><h1>Apollo Sandbox</h1>
<p class="notice" id="sandbox-notice">${words.needs[language]}</p>
<p>${words.headers[language]} <code>npm run -s token -- police-control</code></p>
<p class="actions"><button type="button" class="button strong" id="sandbox-load" data-cdn="${sandboxCdn}/v2/embeddable-sandbox.umd.production.min.js" data-failed="${words.failed[language]}" data-loading="${words.loading[language]}">${words.load[language]}</button><a class="button" href="/explorer?lang=${language}">${words.instead[language]}</a></p>
<p id="sandbox-status" role="status"></p></main>
<div id="sandbox"></div>`
  return renderPage(language, words.title, parts, body)
}
