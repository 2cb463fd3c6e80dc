/** Who acts for each agency of the demonstration. All of them, their numbers and papers are fictional. */
import { seedId } from '../src/database/columns.js'
import { agencies } from './agencies.js'
import { mobileNumber, residentId } from './numbers.js'
import type { SeedRow, SeedSink } from './tables.js'

export type Officer = SeedRow<'officer'> & { readonly id: string }

type Standing = Partial<Pick<Officer, 'approverLevel' | 'onDuty' | 'idNumber'>>

/** `serial` is that of the telephone, after North Carrier's prefix 133. */
const officer = (agencyId: string, subject: string, name: string, officerNumber: string, birth: string, serial: number, standing: Standing = {}): Officer => ({
  id: seedId('officer', subject),
  agencyId,
  subject,
  officerNumber,
  name,
  idNumber: residentId(officerNumber.slice(0, 6), birth),
  phone: mobileNumber('133', serial),
  approverLevel: null,
  onDuty: false,
  active: true,
  ...standing,
})

const { centre } = agencies

export const officers = {
  linQiao: officer(centre, 'lin.qiao', '林乔', '120116-0001', '19880412', 9001),
  zhouKe: officer(centre, 'zhou.ke', '周珂', '120116-0002', '19850923', 9002),
  shenYiran: officer(centre, 'shen.yiran', '沈亦然', '120116-0003', '19910306', 9003),
  guMan: officer(centre, 'gu.man', '顾曼', '120116-0004', '19930517', 9004),
  /** Chief on duty. */
  qinChuan: officer(centre, 'qin.chuan', '秦川', '120116-0005', '19790811', 9005, { approverLevel: 'CITY', onDuty: true }),
  duHeng: officer(centre, 'du.heng', '杜衡', '120116-0006', '19820130', 9006),
  chengYuan: officer(centre, 'cheng.yuan', '程远', '120116-0007', '19761102', 9007, { approverLevel: 'COUNTY' }),
  heJia: officer(agencies.harbour, 'he.jia', '何佳', '120116-0101', '19900228', 9011),
  tangRui: officer(agencies.metro, 'tang.rui', '唐睿', '120101-0101', '19870714', 9012),
  panXuan: officer(agencies.delta, 'pan.xuan', '潘轩', '120104-0101', '19921019', 9013),
  /** Has no resident identity number: that of a passport of a country that does not exist stands here. */
  erikHolm: officer(agencies.foreign, 'erik.holm', '埃里克·霍尔姆', '120101-0901', '19810603', 9014, { idNumber: 'XX0000901' }),
  fangMin: officer(agencies.scheme, 'fang.min', '方敏', '120101-0201', '19890125', 9015),
  luoBin: officer(agencies.north, 'luo.bin', '罗斌', '120103-0101', '19840909', 61),
  weiNing: officer(agencies.south, 'wei.ning', '韦宁', '120102-0101', '19950316', 9016),
  yuQing: officer(agencies.chat, 'yu.qing', '俞晴', '120116-0301', '19941127', 9017),
  jiangHeng: officer(agencies.supervision, 'jiang.heng', '江衡', '120116-0401', '19780505', 9018),
  baiShuo: officer(agencies.operations, 'bai.shuo', '白硕', '120116-0501', '19960822', 9019),
} as const

export function tellOfficers(sink: SeedSink): typeof officers {
  for (const row of Object.values(officers)) sink.add('officer', row)
  return officers
}
