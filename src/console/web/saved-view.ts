/** Searches under a name. */
import { element } from './dom.js'
import { viewTitle } from './frame.js'
import { areShared, findSearches, forgetSearch, keepSearch } from './kept-searches.js'
import { empty, field, filled, input, link, table } from './parts.js'
import { asking, type Place, readPlace } from './place.js'
import { say } from './speech.js'
import { shanghai } from './times.js'
import type { Context, View } from './view.js'

const addressOf = (place: Place): string => `/console#${place.view}?${new URLSearchParams(asking(place, {}).asked)}`

export function saveTool({ session, place, announce }: Context): HTMLElement {
  const tool = element('details', { class: 'tool' }, element('summary', { class: 'quiet' }, say('Save', '保存')))
  const fault = element('p', { class: 'fault', role: 'alert' })
  const form = element(
    'form',
    {
      submit: async (event: SubmitEvent) => {
        event.preventDefault()
        const name = filled(form)['name'] ?? ''
        fault.textContent = await keepSearch(session, name, addressOf(place))
        if (fault.textContent) return
        tool.open = false
        session.forget()
        announce(say(`Saved as ${name}.`, `已保存为“${name}”。`))
      },
    },
    field(say('Name of this search', '检索名称'), input('name', '', { required: '', maxlength: '80' }), { hint: areShared(session) ? say('Seen by the auditors of your agency.', '本机构审计人员可见。') : say('Kept in this browser.', '保存在本浏览器。') }),
    fault,
    element('button', { type: 'submit', class: 'strong' }, say('Save', '保存')),
  )
  tool.append(form)
  return tool
}

export const savedView: View = async ({ session, place, refresh }) => {
  const searches = await findSearches(session)
  const fault = element('p', { class: 'fault', role: 'alert' })
  return {
    title: say('Saved searches', '已存检索'),
    content: [
      element('p', { class: 'lead' }, areShared(session) ? say('A search is an address. These are shared by the auditors of your agency.', '检索即地址。以下由本机构审计人员共用。') : say('A search is an address. These are kept in this browser alone; to give one to somebody, send its address.', '检索即地址。以下仅保存在本浏览器中；如需共享，请发送其地址。')),
      fault,
      searches.length === 0
        ? empty(say('None yet. Search the log, and press Save.', '暂无。请检索日志后点击“保存”。'))
        : table(
            say('Saved searches', '已存检索'),
            [{ head: say('Name', '名称') }, { head: say('View', '页面') }, { head: say('Saved (UTC+8)', '保存时间（UTC+8）'), kind: 'time' }, ...(areShared(session) ? [{ head: say('By', '保存人') }] : []), { head: say('Remove', '删除'), kind: 'action' }],
            searches.map((search) => {
              const there: Place = { ...readPlace(search.address.replace(/^[^#]*/, ''), []), persona: place.persona, language: place.language }
              const remove = async () => {
                fault.textContent = await forgetSearch(session, search)
                if (!fault.textContent) refresh(say(`Removed ${search.name}.`, `已删除“${search.name}”。`))
              }
              return {
                cells: [
                  link(there, search.name),
                  viewTitle(there.view),
                  shanghai(search.savedAt),
                  ...(areShared(session) ? [search.savedBy] : []),
                  element('button', { type: 'button', class: 'quiet', click: remove }, say('Remove', '删除'), element('span', { class: 'unseen' }, ` ${search.name}`)),
                ],
              }
            }),
          ),
    ],
  }
}
