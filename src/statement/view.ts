/** What every view shares: the node interface, the telling of what was disclosed, Relay connections, and the arguments of lists. */
import { Arg, ArgsType, type ClassType, Field, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql'
import { bilingual, words } from '../scalars/words.js'
import type { WithholdReason } from '../policy/vocabulary.js'
import { Decimal, Instant } from '../scalars/index.js'

/** Options of an input's field that must be given, or of what is never null. */
export const needed = (en: string, zh: string) => ({ description: bilingual(en, zh) })
/** Options of a field that may be withheld, which is every field but `id`; and of an input's field that may be left out. */
export const told = (en: string, zh: string) => ({ nullable: true, description: bilingual(en, zh) })

const reasonMeanings: Record<WithholdReason, readonly [string, string]> = {
  NOT_ENTITLED: ['Your audience never reads this.', '您的角色无权读取。'],
  PURPOSE_MISMATCH: ['Not for the purpose you stated.', '与所述目的不符。'],
  OTHER_INSTITUTION: ['The row is held by another institution.', '该记录由其他机构持有。'],
  UNDER_SEAL: ['Sealed for a live investigation.', '侦查期间封存。'],
  EXPIRED_GRANT: ['No data-sharing agreement in force.', '没有生效的数据共享协议。'],
  NEEDS_LEGAL_INSTRUMENT: ['Needs a legal instrument in force (header x-legal-instrument).', '需要有效的法律文书（请求头 x-legal-instrument）。'],
  CONSENT_PENDING: ['Waits for consent.', '等待同意。'],
}
export const reasonWords = words('WithholdReason', 'Why a value is withheld.', '未披露原因。', reasonMeanings)

export const dispositionWords = words('Disposition', 'What became of a value on its way to you.', '字段披露方式。', {
  CLEAR: ['The value itself.', '明文。'],
  MASKED: ['Its mask.', '脱敏。'],
  TOKEN: ['A keyed match token.', '匹配令牌。'],
  WITHHELD: ['Nothing; see the reason.', '未披露，见原因。'],
})

@ObjectType({ description: bilingual('What became of one field of this object for you.', '该对象某字段对您的披露情况。') })
export class FieldDisclosure {
  @Field(() => String, { description: bilingual('Name of the field.', '字段名。') })
  field!: string
  @Field(() => dispositionWords.type, { description: bilingual('How it was disclosed.', '披露方式。') })
  disposition!: string
  @Field(() => reasonWords.type, told('Why it was withheld.', '未披露原因。'))
  reason!: string | null
}

/** Ancestor of every view that the policy speaks of. */
@InterfaceType({ description: bilingual('Anything with an id. Asked by `node(id)`; refused and absent read the same.', '具有标识的对象；无权与不存在的回答相同。'), resolveType: (value: { __typename: string }) => value.__typename })
export abstract class Node {
  @Field(() => ID, { description: bilingual('Opaque and stable.', '不透明且稳定的标识。') })
  id!: string
  @Field(() => [FieldDisclosure], { description: bilingual('Clear, masked, token or withheld, for each field you selected here.', '所选字段的披露方式。') })
  disclosure!: FieldDisclosure[]
}

@ObjectType({ description: bilingual('Where a page begins and ends (Relay).', '分页信息（Relay）。') })
export class PageInfo {
  @Field(() => Boolean, { description: bilingual('Whether visible rows follow.', '之后是否还有可见记录。') })
  hasNextPage!: boolean
  @Field(() => Boolean, { description: bilingual('Whether the page was asked with `after`.', '是否由 after 翻页而来。') })
  hasPreviousPage!: boolean
  @Field(() => String, told('Cursor of the first row.', '首行游标。'))
  startCursor!: string | null
  @Field(() => String, told('Cursor of the last row; give it as `after`.', '末行游标，用作 after。'))
  endCursor!: string | null
}

/** A Relay connection of `node`; `countable` names the fields its rows may be counted by. */
export function connectionOf<View extends object>(node: ClassType<View>, name: string, countable: object) {
  @ObjectType(`${name}Edge`, { description: bilingual(`A ${name} and its cursor.`, '记录及其游标。') })
  abstract class Edge {
    @Field(() => String, { description: bilingual('Opaque; holds no value of the row.', '不透明游标，不含字段值。') })
    cursor!: string
    @Field(() => node, { description: bilingual('The row.', '记录。') })
    node!: View
  }
  @ObjectType(`${name}Count`, { description: bilingual('Rows of one value.', '某取值的记录数。') })
  abstract class Count {
    @Field(() => String, told('The value.', '取值。'))
    value!: string | null
    @Field(() => Int, { description: bilingual('Visible rows that have it.', '可见记录数。') })
    count!: number
  }
  @ObjectType(`${name}Connection`, { description: bilingual(`Visible rows of ${name}, in pages (Relay).`, '可见记录的分页列表（Relay）。') })
  abstract class Connection {
    @Field(() => [Edge], { description: bilingual('Rows with cursors.', '带游标的记录。') })
    edges!: Edge[]
    @Field(() => [node], { description: bilingual('Rows.', '记录。') })
    nodes!: View[]
    @Field(() => PageInfo, { description: bilingual('Where the page stands.', '分页信息。') })
    pageInfo!: PageInfo
    @Field(() => Int, told('Visible rows that match, exact to 10,000; null beyond.', '可见且匹配的记录数，最多精确到 10000，超出为空。'))
    totalCount!: number | null
    @Field(() => [Count], told('Visible rows per value of a field you read in clear; null where more than 10,000 match: narrow the filter.', '按可读明文字段分组计数；匹配超过 10000 条时为空，请缩小筛选范围。'))
    countBy(@Arg('field', () => countable, { description: bilingual('The field counted by.', '分组字段。') }) _field: string): Count[] | null {
      return answeredByRoot()
    }
  }
  return Connection
}

/** Body of fields that take arguments and stand beneath a root: their root's statement has answered them already. */
export function answeredByRoot(): never {
  throw new Error('Invariant: a field beneath a root is answered by the statement of its root')
}

@InputType({ description: bilingual('Equals one value, or any of several.', '等于某值或其中之一。') })
export class TextFilter {
  @Field(() => String, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [String], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

@InputType({ description: bilingual('Equals one id, or any of several.', '等于某标识或其中之一。') })
export class IdFilter {
  @Field(() => ID, told('Equals.', '等于。'))
  eq?: string | null
  @Field(() => [ID], told('Any of; at most 100.', '其中之一，最多 100 个。'))
  in?: string[] | null
}

@InputType({ description: bilingual('On a list of texts.', '文本列表条件。') })
export class HasFilter {
  @Field(() => String, told('Holds this one.', '包含。'))
  has?: string | null
}

@InputType({ description: bilingual('Yes, or no.', '是或否。') })
export class BooleanFilter {
  @Field(() => Boolean, told('Equals.', '等于。'))
  eq?: boolean | null
}

@InputType({ description: bilingual('A span of time, half open.', '时间范围，左闭右开。') })
export class InstantFilter {
  @Field(() => Instant, told('At or after.', '不早于。'))
  from?: string | null
  @Field(() => Instant, told('Before.', '早于。'))
  until?: string | null
}

@InputType({ description: bilingual('A span of amounts, both ends included.', '金额范围，含两端。') })
export class MoneyFilter {
  @Field(() => Decimal, told('At least.', '不小于。'))
  min?: string | null
  @Field(() => Decimal, told('At most.', '不大于。'))
  max?: string | null
}

/** Filter on a closed vocabulary. */
export function wordFilter(name: string, type: object) {
  @InputType(`${name}WordFilter`, { description: bilingual('Equals one word, or any of several.', '等于某项或其中之一。') })
  abstract class WordFilter {
    @Field(() => type, told('Equals.', '等于。'))
    eq?: string | null
    @Field(() => [type], told('Any of.', '其中之一。'))
    in?: string[] | null
  }
  return WordFilter
}

/** Arguments of every list: a page of 1 to 100 rows, after a cursor. */
@ArgsType()
export abstract class PageArguments {
  @Field(() => Int, { description: bilingual('Rows of the page, 1 to 100.', '每页行数，1 到 100。') })
  first!: number
  @Field(() => String, told('Cursor of the row before the page.', '上一页末行游标。'))
  after?: string | null
}

/** Arguments of a list that can be filtered and ordered. */
export function listArguments<Filter extends object>(filter: ClassType<Filter>, orders: object) {
  @ArgsType()
  abstract class ListArguments extends PageArguments {
    @Field(() => filter, told('Conditions, joined by and; only on fields you read in clear.', '筛选条件（与），仅限可读明文的字段。'))
    filter?: Filter | null
    @Field(() => orders, told('Order; only by fields you read in clear.', '排序，仅限可读明文的字段。'))
    order?: string | null
  }
  return ListArguments
}
