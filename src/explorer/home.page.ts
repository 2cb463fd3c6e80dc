import type { Bilingual } from '../errors.js'
import type { PageParts } from '../pages/built-file.js'
import { corridorPicture } from './corridor.picture.js'
import { type Markup, markup } from './markup.js'
import type { OperationCard } from './operation-card.js'
import { brand, type Language, languageSwitch, renderPage } from './page-frame.js'
import type { PersonaCard } from './persona-card.js'

const words = {
  title: { en: 'Liandong – one graph, and everyone sees their own part of it', zh: '联动 – 一张图，各见其分' },
  skip: { en: 'Skip to the personas', zh: '跳到身份卡片' },
  headline: { en: 'One graph. Everyone sees their own part of it.', zh: '一张图，各见其分。' },
  lead: {
    en: 'Police, banks, the card scheme, carriers and internet platforms act on the same fraud cases, accounts, numbers and outreach records. Send the same GraphQL document as any of them: each answer holds exactly what that caller is entitled to, and every disclosure is on record before it leaves.',
    zh: '公安、银行、卡组织、电信运营商和互联网平台围绕同一批涉诈案件、账户、号码和劝阻记录协同处置。用任一身份发送同一份 GraphQL 文档：每份答复只包含该身份有权看到的内容，且每次披露先留痕、后送达。',
  },
  demo: { en: 'Demonstration data: all people, numbers and institutions are fictional.', zh: '演示数据：人物、号码、机构均为虚构。' },
  compare: { en: 'Compare all personas side by side', zh: '并排对比所有身份' },
  open: { en: 'Open the explorer', zh: '打开查询台' },
  sandbox: { en: 'Apollo Sandbox (needs its CDN)', zh: 'Apollo Sandbox（需连其 CDN）' },
  corridor: { en: 'The way of a request', zh: '一次请求的路径' },
  answers: { en: 'What an answer looks like', zh: '答复的样子' },
  clear: { en: 'Clear', zh: '明文' },
  clearText: { en: 'the value, when the caller is entitled to it', zh: '有权查看时给出原值' },
  masked: { en: 'Masked', zh: '脱敏' },
  maskedText: { en: 'the mask; the value never left the database', zh: '只给掩码，原值未离开数据库' },
  withheld: { en: 'Withheld', zh: '不予披露' },
  withheldText: { en: 'null, and always with its reason', zh: '返回 null，并始终说明理由' },
  personas: { en: 'Explore as …', zh: '选择身份' },
  explore: { en: 'Explore as ', zh: '以此身份查询：' },
  purpose: { en: 'Default purpose', zh: '默认目的' },
  also: { en: 'may also state', zh: '还可声明' },
  curl: { en: 'From the terminal', zh: '命令行调用' },
  curlOf: { en: 'Command for', zh: '命令：' },
  copy: { en: 'Copy', zh: '复制' },
  copied: { en: 'Copied', zh: '已复制' },
} satisfies Record<string, Bilingual>

interface Group {
  readonly title: Bilingual
  readonly tone: string
  /** How the names of its audiences begin. */
  readonly audiences: readonly string[]
}

const groups: readonly Group[] = [
  { title: { en: 'Police desks', zh: '公安各岗' }, tone: 'police', audiences: ['POLICE_'] },
  { title: { en: 'Banks and the card scheme', zh: '银行与卡组织' }, tone: 'money', audiences: ['BANK', 'CARD_SCHEME'] },
  { title: { en: 'Carriers and platforms', zh: '电信运营商与互联网平台' }, tone: 'lines', audiences: ['CARRIER', 'PLATFORM'] },
  { title: { en: 'Oversight and operation', zh: '监督与运维' }, tone: 'oversight', audiences: [''] },
]

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function curlLine(persona: PersonaCard, baseUrl: string, requestBody: string): string {
  return [
    `curl -s ${baseUrl}/graphql \\`,
    `  -H "authorization: Bearer $(npm run -s token -- ${persona.key})" \\`,
    `  -H 'x-purpose: ${persona.purposes[0] ?? ''}' \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d ${quoteForShell(requestBody)}`,
  ].join('\n')
}

/** "Control desk, Lingang Anti-Fraud Centre" → "Control desk". */
function shortName(name: string): string {
  return name.split(',')[0] ?? name
}

function renderCard(persona: PersonaCard, language: Language, curl: string): Markup {
  const [first = '', ...others] = persona.purposes
  const id = `persona-${persona.key}`
  const address = `/explorer?persona=${encodeURIComponent(persona.key)}&operation=CaseByNumber&lang=${language}`
  const rest = others.length ? [markup`<span class="also">${words.also[language]} ${others.join(', ')}</span>`] : []
  return markup`<li class="card" data-persona="${persona.key}" aria-labelledby="${id}">
<p class="card-key"><code>${persona.key}</code><span class="audience">${persona.audience}</span></p>
<h3 id="${id}">${persona.name[language]}</h3>
<p class="card-officer">${persona.officer[language]}</p>
<p class="card-text">${persona.description[language]}</p>
<p class="card-purpose"><span class="label">${words.purpose[language]}</span> <code>${first}</code>${rest}</p>
<a class="button" href="${address}">${words.explore[language]}${shortName(persona.name[language])}</a>
<details><summary>${words.curl[language]}<span class="unseen"> – ${persona.name[language]}</span></summary>
<div class="command"><pre tabindex="0" role="region" aria-label="${words.curlOf[language]} ${persona.name[language]}"><code>${curl}</code></pre>
<button type="button" class="copy" hidden data-copied="${words.copied[language]}">${words.copy[language]}</button></div></details>
</li>`
}

/** The page at `/`. `baseUrl` is how the reader reached us; it goes into the curl lines. */
export function renderHomePage(
  personas: readonly PersonaCard[],
  operations: readonly OperationCard[],
  requestBody: string,
  language: Language,
  baseUrl: string,
  parts: PageParts | null,
): string {
  const taken = new Set<string>()
  const sections = groups.map((group) => {
    const members = personas.filter((persona) => !taken.has(persona.key) && group.audiences.some((start) => persona.audience.startsWith(start)))
    for (const member of members) taken.add(member.key)
    if (!members.length) return markup``
    const cards = members.map((persona) => renderCard(persona, language, curlLine(persona, baseUrl, requestBody)))
    return markup`<section class="group tone-${group.tone}" aria-labelledby="group-${group.tone}"><h2 id="group-${group.tone}">${group.title[language]}</h2><ul class="cards" role="list">${cards}</ul></section>`
  })
  const compared = operations.some((operation) => operation.name === 'CaseByNumber') ? 'CaseByNumber' : (operations[0]?.name ?? '')
  const body = markup`
<a class="skip" href="#personas">${words.skip[language]}</a>
<header class="top">${brand(language)}<nav aria-label="${language === 'zh' ? '页面' : 'Pages'}"><a href="/explorer?lang=${language}">${words.open[language]}</a><a href="/sandbox?lang=${language}">${words.sandbox[language]}</a></nav>${languageSwitch(language, '/')}</header>
<main>
<section class="hero"><h1>${words.headline[language]}</h1><p class="lead">${words.lead[language]}</p>
<p class="actions"><a class="button strong" href="/explorer?operation=${compared}&amp;compare=1&amp;lang=${language}">${words.compare[language]}</a><a class="button" href="/explorer?lang=${language}">${words.open[language]}</a></p>
<p class="demo">${words.demo[language]}</p></section>
<section class="corridor" aria-labelledby="corridor-title"><h2 id="corridor-title">${words.corridor[language]}</h2><div class="picture" tabindex="0" role="region" aria-labelledby="corridor-title">${corridorPicture(language)}</div></section>
<section class="answers" aria-labelledby="answers-title"><h2 id="answers-title">${words.answers[language]}</h2><dl>
<div class="clear"><dt>${words.clear[language]}</dt><dd><code>"13800001234"</code> ${words.clearText[language]}</dd></div>
<div class="masked"><dt>${words.masked[language]}</dt><dd><code>"138****1234"</code> ${words.maskedText[language]}</dd></div>
<div class="withheld"><dt>${words.withheld[language]}</dt><dd><code>null · OTHER_INSTITUTION</code> ${words.withheldText[language]}</dd></div></dl></section>
<div id="personas" tabindex="-1"><p class="personas-title">${words.personas[language]}</p>${sections}</div>
</main>
<footer><p>Liandong <span lang="zh-CN">联动</span> · <code>/graphql</code> · <a href="/explorer?lang=${language}">/explorer</a> · <a href="/sandbox?lang=${language}">/sandbox</a></p></footer>`
  return renderPage(language, words.title, parts, body)
}
