/** Stating case and legal instrument. They stay in this page's memory: an address that is handed on must state nothing in another officer's name. */
import { type Child, element } from './dom.js'
import { RefusedError } from './graph.js'
import { chip, field, filled, input, notice } from './parts.js'
import { say, tell } from './speech.js'
import type { Context, Shown } from './view.js'

/** Of the agencies that issue instruments, and so may state one. */
export function basisForm({ session, refresh }: Context, offered = ''): Child {
  if (!session.viewer.audience.startsWith('POLICE')) return null
  const { caseNumber, instrumentNumber } = session.basis
  const form = element(
    'form',
    {
      class: 'search line basis',
      'aria-label': say('Legal basis', '法律依据'),
      submit: (event: SubmitEvent) => {
        event.preventDefault()
        const given = filled(form)
        session.state({ caseNumber: given['caseNumber'] ?? '', instrumentNumber: given['instrumentNumber'] ?? '' })
        refresh(say('Asked again under what you stated.', '已按所述依据重新查询。'))
      },
    },
    field(say('Case that you state', '所述案件编号'), input('caseNumber', caseNumber || offered, { class: 'mono' })),
    field(say('Legal instrument that you state', '所述法律文书编号'), input('instrumentNumber', instrumentNumber, { class: 'mono' })),
    element('button', { type: 'submit', class: 'strong' }, say('State', '声明')),
    (caseNumber || instrumentNumber) && element('button', { type: 'button', class: 'quiet', click: () => { session.state({ caseNumber: '', instrumentNumber: '' }); refresh(say('Nothing is stated any longer.', '已撤回声明。')) } }, say('Take back', '撤回')),
    instrumentNumber ? chip('good', 'tick', say(`stated: ${instrumentNumber}`, `已声明：${instrumentNumber}`)) : null,
    element('p', { class: 'hint' }, say('Sums, accounts and movements are opened by an instrument in force for the case. What you state is on the log with each look; it is kept in this page’s memory, never in an address.', '金额、账户与流向须凭该案有效法律文书查看。所声明的内容随每次查询留痕，仅存于本页内存，不进入地址。')),
  )
  return form
}

/** Where what is stated does not hold, the form stands with the reason. */
export async function underBasis(context: Context, title: string, show: () => Promise<Shown>): Promise<Shown> {
  const { caseNumber, instrumentNumber } = context.session.basis
  try {
    return await show()
  } catch (fault) {
    if (!(fault instanceof RefusedError) || fault.code !== 'BAD_USER_INPUT' || !(caseNumber || instrumentNumber)) throw fault
    return { title, told: tell(fault.text), content: [notice('bad', tell(fault.text)), basisForm(context)] }
  }
}
