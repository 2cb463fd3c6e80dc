/** What people were told, on request, about who saw their data: every statement, and one of them with its letter and what it holds back. */
import { utf8 } from './bytes.js'
import { type Child, element, giveFile } from './dom.js'
import { chip, empty, facts, field, fieldLists, hash, htmlLanguage, input, link, notice, paging, searchLine, table } from './parts.js'
import { elsewhere } from './place.js'
import { counted, number, say } from './speech.js'
import { issueView } from './statement-form.js'
import { type Entry, findLetter, findStatements, type HeldEntry, type Statement } from './statements.js'
import { shanghai } from './times.js'
import { sha256 } from './tree-proofs.js'
import type { Context, Shown, View } from './view.js'

const rowsOfPage = 50

export const statementsView: View = async (context) => {
  const { asked } = context.place
  return asked['issue'] ? issueView(context) : asked['statement'] ? one(context, asked['statement']) : list(context)
}

const numberLink = ({ place }: Context, { statementNumber }: Pick<Statement, 'statementNumber'>): HTMLElement => link(elsewhere(place, 'statements', { statement: statementNumber }), statementNumber, { class: 'mono' })
const subjectLink = ({ place }: Context, { subjectId }: Pick<Statement, 'subjectId'>): HTMLElement => link(elsewhere(place, 'subject', { id: subjectId }), hash(subjectId))
const period = ({ periodFrom, periodUntil }: Statement): string => `${shanghai(periodFrom)} – ${shanghai(periodUntil)}`
const issuer = ({ issuedBy }: Statement): string => issuedBy ?? say('the clock, releasing what was held back', '系统（到期补充告知）')
const heldChip = (until: string): HTMLElement => chip('warn', 'half', say(`until ${shanghai(until)}`, `至 ${shanghai(until)}`))

async function list(context: Context): Promise<Shown> {
  const { session, place } = context
  const { id, request, after = null } = place.asked
  const page = await findStatements(session, { ...(id ? { subjectId: { eq: id } } : {}), ...(request ? { requestNumber: { eq: request } } : {}) }, rowsOfPage, after)
  const total = page?.totalCount === null ? say('more than 10,000 statements', '超过 10,000 份披露说明') : counted(page?.totalCount ?? 0, 'statement', 'statements', '份披露说明')
  return {
    title: say('Disclosure statements', '披露说明'),
    told: total,
    tools: session.schema.has('Mutation', 'issueDisclosureStatement') && link(elsewhere(place, 'statements', { issue: 'yes', ...(id ? { id } : {}) }), say('Issue a statement', '出具披露说明'), { class: 'strong' }),
    content: [
      element('p', { class: 'lead' }, say('On request, a person is told which institutions saw which kinds of data about that person. Each letter is kept as it was issued.', '依申请告知个人哪些机构查看了其哪些种类的信息。每份说明按出具时的原文留存。')),
      searchLine(context, say('Search', '检索'), [
        field(say('Row that it is about', '所涉记录'), input('id', id ?? '', { class: 'mono', placeholder: 'account_… · victim_… · telecom_number_…' }), { className: 'wide' }),
        field(say('Request number', '申请编号'), input('request', request ?? '')),
      ]),
      element('p', { class: 'totals' }, element('strong', {}, total), ' ', say('latest first', '由新到旧')),
      page?.nodes.length
        ? table(
            say('Disclosure statements, times in Shanghai (UTC+8)', '披露说明，时间为上海时间（UTC+8）'),
            [{ head: say('Statement', '说明') }, { head: say('Row', '对象') }, { head: say('Request number', '申请编号') }, { head: say('Language', '语言') }, { head: say('Issued (UTC+8)', '出具时间（UTC+8）') }, { head: say('Held back', '暂缓告知') }],
            page.nodes.map((statement) => ({
              cells: [
                [numberLink(context, statement), statement.supplements && element('span', { class: 'second' }, say('adds to ', '补充：'), numberLink(context, statement.supplements))],
                [element('span', {}, statement.subjectType), element('span', { class: 'second' }, subjectLink(context, statement))],
                statement.requestNumber,
                session.schema.meaning('StatementLanguage', statement.language),
                [element('span', {}, shanghai(statement.issuedAt)), element('span', { class: 'second' }, issuer(statement))],
                statement.releaseDueAt ? heldChip(statement.releaseDueAt) : '–',
              ],
            })),
          )
        : empty(say('No statement matches.', '没有匹配的披露说明。')),
      page && paging(place, page),
    ],
  }
}

async function one(context: Context, asked: string): Promise<Shown> {
  const { session, place } = context
  const letter = await findLetter(session, asked)
  const back = link(elsewhere(place, 'statements'), say('All statements', '全部披露说明'), { class: 'quiet' })
  if (!letter) return { title: say('Disclosure statements', '披露说明'), tools: back, content: notice('warn', say(`There is no statement ${asked}, or it is not yours to see.`, `没有编号为 ${asked} 的披露说明，或您无权查看。`)) }
  const { statementNumber, text, textHash, entries, heldBack, supplements } = letter
  const spoken = htmlLanguage(letter.language === 'ZH' ? 'zh' : 'en')
  const holds = (await sha256(utf8(text))) === textHash
  const later = [...new Map(heldBack.nodes.flatMap(({ releasedIn }) => (releasedIn ? [[releasedIn.id, releasedIn]] : []))).values()]
  const state = letter.releaseDueAt ? heldChip(letter.releaseDueAt) : later.length ? chip('good', 'tick', say('nothing any longer', '已全部补充告知')) : chip('plain', 'ring', say('nothing', '无'))
  return {
    title: say(`Disclosure statement ${statementNumber}`, `披露说明 ${statementNumber}`),
    told: [counted(entries.totalCount ?? entries.nodes.length, 'entry', 'entries', '条告知'), letter.releaseDueAt && say(`held back until ${shanghai(letter.releaseDueAt)}`, `暂缓告知至 ${shanghai(letter.releaseDueAt)}`)].filter(Boolean).join(', '),
    tools: [
      back,
      element('button', { type: 'button', class: 'quiet', click: () => print() }, say('Print the letter', '打印正文')),
      element('button', { type: 'button', class: 'quiet', click: () => giveFile(`${statementNumber}.txt`, 'text/plain;charset=utf-8', text) }, say('Download as text', '下载文本')),
    ],
    content: [
      facts(
        [
          [say('Held back', '暂缓告知'), state],
          [say('Request number', '申请编号'), letter.requestNumber],
          [say('Language', '语言'), session.schema.meaning('StatementLanguage', letter.language)],
          [say('Issued (UTC+8)', '出具时间（UTC+8）'), shanghai(letter.issuedAt)],
          [say('By', '出具人'), issuer(letter)],
        ],
        'across',
      ),
      facts([
        [say('Row that it is about', '所涉记录'), [letter.subjectType, ' ', subjectLink(context, letter)]],
        [say('Period (UTC+8)', '期间（UTC+8）'), period(letter)],
        [say('How identity was checked', '身份核验方式'), letter.identityCheck],
        supplements ? [say('Adds to', '所补充的说明'), numberLink(context, supplements)] : null,
        later.length ? [say('Added to by', '补充说明'), later.map((each) => [numberLink(context, each), ' '])] : null,
        [say('SHA-256 of the letter', '正文 SHA-256'), [hash(textHash), ' ', holds ? chip('good', 'tick', say('recomputed here', '已在本页重算一致')) : chip('bad', 'triangle', say('not that of this text', '与正文不符'))]],
      ]),
      element('h2', {}, say('The letter', '正文')),
      element('pre', { class: 'letter', lang: spoken }, text),
      element('h2', {}, say('Entries', '条目')),
      entries.nodes.length ? table(say('Entries of the letter', '正文所列条目'), entryHeads(), entries.nodes.map((entry) => ({ cells: entryCells(context, entry, spoken) }))) : empty(say('The letter tells of no access.', '正文未列任何查询。')),
      entries.pageInfo.hasNextPage && empty(say('The first 100 are shown; the letter has all.', '此处显示前 100 条，正文为全部。')),
      element('h2', {}, say('Held back', '暂缓告知')),
      heldBack.nodes.length ? [notice('warn', say('In no letter and in no count of one. Never for the person’s eyes before it is released.', '未写入正文，亦未计数；告知前不得向本人透露。')), heldTable(context, heldBack.nodes, spoken)] : empty(say('Nothing was held back.', '无暂缓告知的内容。')),
      heldBack.pageInfo.hasNextPage && empty(say('The first 100 are shown.', '此处显示前 100 条。')),
    ],
  }
}

const entryHeads = () => [{ head: say('Day', '日期'), kind: 'time' as const }, { head: say('Institution', '机构') }, { head: say('Purpose', '目的') }, { head: say('Kinds of data', '信息种类') }, { head: say('Times', '次数'), kind: 'number' as const }]
const entryCells = ({ session, place }: Context, entry: Entry, spoken: string): readonly Child[] => [
  entry.day,
  link(elsewhere(place, 'agency', { agency: entry.agencyId }), session.agencyName(entry.agencyId)),
  [session.schema.meaning('Purpose', entry.purpose), element('span', { class: 'second', lang: spoken }, entry.basis)],
  fieldLists(entry, spoken),
  number(entry.times),
]

function heldTable(context: Context, entries: readonly HeldEntry[], spoken: string): HTMLElement {
  const { place } = context
  return table(
    say('What the letter holds back, times in Shanghai (UTC+8)', '暂缓告知的内容，时间为上海时间（UTC+8）'),
    [...entryHeads(), { head: say('Case', '案件') }, { head: say('Told by (UTC+8)', '最迟告知（UTC+8）'), kind: 'time' }],
    entries.map((entry) => ({
      cells: [
        ...entryCells(context, entry, spoken),
        entry.case ? link(elsewhere(place, 'subject', { id: entry.case.id }), entry.case.caseNumber ?? hash(entry.case.id)) : say('none stated; the row is in one that goes on', '未说明；记录涉及在办案件'),
        [element('span', {}, shanghai(entry.releaseBy)), element('span', { class: 'second' }, entry.releasedIn ? [say('told in ', '已告知：'), numberLink(context, entry.releasedIn)] : chip('warn', 'half', say('still held back', '仍暂缓告知')))],
      ],
    })),
  )
}
