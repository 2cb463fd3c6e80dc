import { Args, Field, ID, Int, ObjectType } from 'type-graphql'
import { Agency } from '../agencies/agency.view.js'
import { purposeWords } from '../agencies/agency.words.js'
import { FraudCase } from '../cases/case.view.js'
import { UserError, whyNot } from '../command/payload.view.js'
import { Instant } from '../scalars/index.js'
import { bilingual } from '../scalars/words.js'
import { answeredByRoot, connectionOf, Node, told } from '../statement/view.js'
import { DisclosureEntryArguments, entryCountFields, HeldDisclosureArguments, heldCountFields, statementCountFields } from './disclosure.inputs.js'
import { statementLanguages } from './disclosure.words.js'

/** *disclosed to* the auditor, who hands its text to the person concerned. */
@ObjectType({ implements: Node, description: bilingual('What a person was told, on request, about who read data about that person (PIPL §44, §45).', '依申请告知个人其信息的披露情况（个人信息保护法第四十四条、第四十五条）。') })
export class DisclosureStatement extends Node {
  @Field(() => String, told('Its number.', '说明编号。'))
  statementNumber!: string | null
  @Field(() => String, told('Type of the row that it is about.', '所涉记录的类型。'))
  subjectType!: string | null
  @Field(() => ID, told('Id of that row.', '所涉记录的标识。'))
  subjectId!: string | null
  @Field(() => Instant, told('Beginning of the period, included.', '期间起点（含）。'))
  periodFrom!: string | null
  @Field(() => Instant, told('End of the period, not included.', '期间终点（不含）。'))
  periodUntil!: string | null
  @Field(() => statementLanguages.type, told('Its language.', '语言。'))
  language!: string | null
  @Field(() => String, told("Number of the person's request.", '申请编号。'))
  requestNumber!: string | null
  @Field(() => String, told('How it was made sure that the request is the person’s.', '身份核验方式。'))
  identityCheck!: string | null
  @Field(() => Instant, told('When it was issued.', '出具时间。'))
  issuedAt!: string | null
  @Field(() => String, told('Who issued it; null: the clock, releasing what was held back.', '出具人；系统到期补充告知时为空。'))
  issuedBy!: string | null
  @Field(() => String, told('The statement as plain text, ready to print.', '说明全文（纯文本，可直接打印）。'))
  text!: string | null
  @Field(() => String, told('SHA-256 of the text in UTF-8, hex.', '全文 UTF-8 的 SHA-256（十六进制）。'))
  textHash!: string | null
  @Field(() => DisclosureStatement, told('Statement that this one adds to: it tells what that one held back.', '所补充的说明：本说明告知其暂缓告知的内容。'))
  supplements!: DisclosureStatement | null
  @Field(() => Instant, told('By when the last of what is still held back is told; null where nothing is.', '仍暂缓告知的内容最迟告知时间；没有时为空。'))
  releaseDueAt!: string | null
  @Field(() => DisclosureEntryConnection, told('What the text says, entry by entry.', '说明所列条目。'))
  entries(@Args(() => DisclosureEntryArguments) _arguments: DisclosureEntryArguments): DisclosureEntryConnection | null {
    return answeredByRoot()
  }
  @Field(() => HeldDisclosureConnection, told('What the text does not say and does not count: accesses in an investigation that goes on, or went on when it was issued (PIPL §18, §35; AFL §5). Never for the person’s eyes before it is released.', '说明未列且未计入的内容：侦查期间的查询（个人信息保护法第十八条、第三十五条；反电信网络诈骗法第五条）；告知前不得向本人透露。'))
  heldBack(@Args(() => HeldDisclosureArguments) _arguments: HeldDisclosureArguments): HeldDisclosureConnection | null {
    return answeredByRoot()
  }
}

/** Who learned what kinds of data for what, and how often on one day. */
@ObjectType()
abstract class Learned extends Node {
  @Field(() => String, told('The day, YYYY-MM-DD, of Asia/Shanghai.', '日期（北京时间）。'))
  day!: string | null
  @Field(() => ID, told('Id of the institution.', '机构标识。'))
  agencyId!: string | null
  @Field(() => Agency, told('The institution.', '机构。'))
  agency!: Agency | null
  @Field(() => purposeWords.type, told('For what.', '目的。'))
  purpose!: string | null
  @Field(() => String, told('Legal basis, as the policy names it.', '法律依据。'))
  basis!: string | null
  @Field(() => [String], told('Kinds of data it read in full.', '完整提供的信息种类。'))
  clear!: string[] | null
  @Field(() => [String], told('Kinds of data it read partly hidden.', '部分隐去的信息种类。'))
  masked!: string[] | null
  @Field(() => [String], told('Kinds of data of which it got a code for comparison.', '仅供比对代码的信息种类。'))
  tokens!: string[] | null
  @Field(() => Int, told('How often.', '次数。'))
  times!: number | null
}

/** *disclosed to* the auditor. */
@ObjectType({ implements: Node, description: bilingual('What one institution learned on one day for one purpose, in the language of the statement.', '某机构某日为某目的获知的内容，以说明的语言表述。') })
export class DisclosureEntry extends Learned {
  @Field(() => DisclosureStatement, told('The statement.', '所属说明。'))
  statement!: DisclosureStatement | null
}

/** *disclosed to* the auditor alone. */
@ObjectType({ implements: Node, description: bilingual('The same, held back from a statement until its investigation is over, and no longer than told here.', '因侦查暂缓告知的同类内容，至侦查结束，最迟至所列时间。') })
export class HeldDisclosure extends Learned {
  @Field(() => DisclosureStatement, told('The statement.', '所属说明。'))
  statement!: DisclosureStatement | null
  @Field(() => FraudCase, told('The case that was stated; null where none was, and the row belongs to one that goes on.', '查询时所述案件；未说明而记录涉及在办案件时为空。'))
  case!: FraudCase | null
  @Field(() => Instant, told('By when it is told at the latest.', '最迟告知时间。'))
  releaseBy!: string | null
  @Field(() => DisclosureStatement, told('Statement that told it; null while it is held back.', '已告知的补充说明；仍暂缓时为空。'))
  releasedIn!: DisclosureStatement | null
}

export const DisclosureStatementConnection = connectionOf(DisclosureStatement, 'DisclosureStatement', statementCountFields.type)
export type DisclosureStatementConnection = InstanceType<typeof DisclosureStatementConnection>
export const DisclosureEntryConnection = connectionOf(DisclosureEntry, 'DisclosureEntry', entryCountFields.type)
export type DisclosureEntryConnection = InstanceType<typeof DisclosureEntryConnection>
export const HeldDisclosureConnection = connectionOf(HeldDisclosure, 'HeldDisclosure', heldCountFields.type)
export type HeldDisclosureConnection = InstanceType<typeof HeldDisclosureConnection>

/** *disclosed to* the auditor. */
@ObjectType({ description: bilingual('The statement, kept as it was issued.', '已出具并留存的说明。') })
export class IssueDisclosureStatementPayload {
  @Field(() => DisclosureStatement, told('The statement.', '披露说明。'))
  statement!: DisclosureStatement | null
  @Field(() => [UserError], whyNot)
  userErrors!: UserError[]
}
