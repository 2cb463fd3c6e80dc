import type { Bilingual } from '../errors.js'
import type { PageParts } from '../pages/built-file.js'
import { type Markup, markup } from './markup.js'

export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]

/** Picks `?lang=`, else the first language of Accept-Language that we speak, else English. */
export function chooseLanguage(asked: unknown, acceptLanguage: string | undefined): Language {
  if (asked === 'en' || asked === 'zh') return asked
  const spoken = (acceptLanguage ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
  return spoken.find((word): word is Language => word === 'en' || word === 'zh') ?? 'en'
}

export function languageSwitch(current: Language, address: string): Markup {
  const label = { en: 'English', zh: '中文' }
  const parts = languages.map((language) =>
    language === current
      ? markup`<span aria-current="true" lang="${language === 'zh' ? 'zh-CN' : 'en'}">${label[language]}</span>`
      : markup`<a href="${address}?lang=${language}" hreflang="${language}" lang="${language === 'zh' ? 'zh-CN' : 'en'}">${label[language]}</a>`,
  )
  return markup`<div class="languages" role="group" aria-label="${current === 'zh' ? '语言' : 'Language'}">${parts}</div>`
}

/** One complete page. `parts` is null when the web part was not built: the page then stands without style and script. */
export function renderPage(language: Language, title: Bilingual, parts: PageParts | null, body: Markup): string {
  const styles = (parts?.styles ?? []).map((address) => markup`<link rel="stylesheet" href="${address}">`)
  const script = parts ? [markup`<script type="module" src="${parts.script}"></script>`] : []
  return markup`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title[language]}</title>
<link rel="icon" href="/explorer/mark.svg" type="image/svg+xml">
${styles}${script}
</head>
<body>${body}</body>
</html>`.text
}

/** Name and mark of the product, linked to the persona page. */
export function brand(language: Language): Markup {
  return markup`<a class="brand" href="/?lang=${language}"><img src="/explorer/mark.svg" alt="" width="32" height="32"><span><b>Liandong</b> <span lang="zh-CN">联动</span></span></a>`
}
