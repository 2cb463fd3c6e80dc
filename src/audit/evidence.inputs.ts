import { ArgsType, Field, ID, Int } from 'type-graphql'
import { audienceWords, purposeWords } from '../agencies/agency.words.js'
import { Instant } from '../scalars/index.js'
import { needed, told } from '../statement/view.js'

@ArgsType()
export class AccessReplayArguments {
  @Field(() => ID, needed('Agency that could have asked.', '机构标识。'))
  agencyId!: string
  @Field(() => audienceWords.type, told('As whom; needed where the agency has several desks.', '角色；机构有多个席位时必填。'))
  audience?: (typeof audienceWords.values)[number] | null
  @Field(() => String, needed('Type, or Type.field.', '类型，或 类型.字段。'))
  coordinate!: string
  @Field(() => ID, told('A row of that type; without it, every relation a row can have to the agency.', '该类型的一条记录；不填则列出与机构的各种关系。'))
  id?: string | null
  @Field(() => purposeWords.type, needed('Purpose it would have stated.', '假定所述目的。'))
  purpose!: (typeof purposeWords.values)[number]
  @Field(() => String, told('Legal instrument it would have stated.', '假定所述法律文书编号。'))
  instrument?: string | null
  @Field(() => Instant, needed('The instant asked about.', '所询问的时间。'))
  at!: string
}

@ArgsType()
export class RecordEvidenceArguments {
  @Field(() => ID, needed('Id of the record.', '访问记录标识。'))
  id!: string
}

@ArgsType()
export class ConsistencyProofArguments {
  @Field(() => Int, needed('Size of the earlier tree, at least 1.', '较早的树大小，至少为 1。'))
  from!: number
  @Field(() => Int, needed('Size of the later tree, at most the latest that was signed.', '较晚的树大小，不超过最近签名的大小。'))
  to!: number
}
