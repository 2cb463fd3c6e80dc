/** What stands around every view. */
import { element } from './dom.js'
import { isAlarm, type Told } from './growth.js'
import { chip, htmlLanguage, link } from './parts.js'
import { elsewhere, type Place, type ViewName } from './place.js'
import { counted, language, say, tell } from './speech.js'

export const viewTitle = (view: ViewName): string =>
  ({
    log: say('Log', '日志'),
    timeline: say('Timeline', '时间线'),
    subject: say('Who saw …', '谁查看过'),
    officer: say('Officers', '经办人'),
    agency: say('Agencies', '机构'),
    trails: say('Fund trail', '资金链'),
    linkages: say('Linked cases', '串并案'),
    findings: say('Findings', '线索'),
    statements: say('Statements', '披露说明'),
    replay: say('Replay', '回放'),
    verify: say('Verify', '验证'),
    saved: say('Saved', '已存检索'),
    unlogged: say('Not logged', '未记录'),
  })[view]

export interface Frame {
  readonly whole: HTMLElement
  readonly main: HTMLElement
  readonly live: HTMLElement
  /** Who looks: chosen or named at the right of the head. */
  readonly person: HTMLElement
  show(place: Place, views: readonly ViewName[]): void
  tellGrowth(told: Told | null, place: Place): void
}

export function makeFrame(): Frame {
  const skip = element('a', { class: 'skip', href: '#main' })
  const main = element('main', { id: 'main', tabindex: '-1' })
  const live = element('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' })
  const alarm = element('div', { class: 'alarm', role: 'alert' })
  const navigation = element('nav', { class: 'views' })
  const name = element('span', { class: 'brand-name' })
  const state = element('div', { class: 'log-state' })
  const languages = element('div', { class: 'languages', role: 'group' })
  const person = element('div', { class: 'person' })
  // An address of its own would be a place of the application.
  skip.addEventListener('click', (event) => {
    event.preventDefault()
    main.focus()
  })
  const head = element('header', { class: 'head' }, element('div', { class: 'brand' }, element('img', { src: '/console/mark.svg', alt: '', width: 26, height: 26 }), name), state, person, languages)
  return {
    whole: element('div', { class: 'frame' }, skip, head, alarm, element('div', { class: 'body-of-frame' }, navigation, main), live),
    main,
    live,
    person,
    show(place, views) {
      document.documentElement.lang = htmlLanguage(place.language)
      skip.textContent = say('Skip to the content', '跳到内容')
      name.replaceChildren(element('b', {}, say('Liandong', '联动')), ' ', element('span', {}, say('access log', '访问日志')))
      navigation.setAttribute('aria-label', say('Views', '页面'))
      navigation.replaceChildren(element('ul', { role: 'list' }, views.map((view) => element('li', {}, link(elsewhere(place, view), viewTitle(view), { 'aria-current': view === place.view ? 'page' : null })))))
      languages.setAttribute('aria-label', say('Language', '语言'))
      languages.replaceChildren(
        ...(['en', 'zh'] as const).map((each) => link({ ...place, language: each }, each === 'en' ? 'English' : '中文', { lang: htmlLanguage(each), hreflang: htmlLanguage(each), 'aria-current': each === language() ? 'true' : null })),
      )
    },
    tellGrowth(told, place) {
      const there = elsewhere(place, 'verify')
      if (!told) return state.replaceChildren()
      const bad = isAlarm(told.growth)
      const words = bad ? say('log: alarm', '日志：警报') : told.growth === 'UNPROVEN' ? say('log: unproven', '日志：未证实') : told.growth === 'FIRST' ? say('log: first seen', '日志：首次所见') : say('log: only grown', '日志：只增未改')
      state.replaceChildren(link(there, [chip(bad ? 'bad' : told.growth === 'UNPROVEN' ? 'warn' : 'good', bad ? 'triangle' : told.growth === 'UNPROVEN' ? 'ring' : 'tick', words), told.size === null ? null : element('span', { class: 'figure' }, counted(told.size, 'record', 'records', '条'))], { title: tell(told.told) }))
      alarm.replaceChildren(...(bad ? [element('strong', {}, say('Alarm. ', '警报：')), tell(told.told), ' ', link(there, say('The evidence', '查看证据'))] : []))
    },
  }
}
