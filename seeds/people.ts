/** The people of the stories by name, but for officers. All of them, their numbers and addresses are fictional. */
import { mobileNumber, organisationCode, residentId } from './numbers.js'

export interface Person {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly address: string
}

const person = (name: string, division: string, birth: string, prefix: string, serial: number, address: string): Person => ({
  name,
  idNumber: residentId(division, birth),
  phone: mobileNumber(prefix, serial),
  address,
})

export const people = {
  /** Owner of the seafood trading company; reports the forged invoice mail. */
  songHaichuan: person('宋海川', '120116', '19720615', '133', 11, '天津市滨海新区新港路9999号'),
  /** Retired teacher; loses CNY 7.92 million to impersonated police. */
  meiSuqin: person('梅素琴', '120101', '19560308', '133', 12, '天津市和平区无名道1号'),
  /** Victims of the mule ring. */
  tianXiaoyu: person('田小雨', '120104', '19981120', '153', 13, '天津市南开区无名道2号'),
  fuGuoqing: person('傅国庆', '120106', '19711001', '170', 14, '天津市红桥区无名道3号'),
  jiLele: person('季乐乐', '120113', '20000229', '170', 15, '天津市北辰区无名道4号'),
  /** Pays a stranger for a telephone that does not exist. */
  caoYang: person('曹阳', '120111', '19950707', '153', 16, '天津市西青区无名道5号'),
  /** Sells second-hand telephones honestly; her account is frozen whole. */
  yanQiu: person('严秋', '120110', '19890922', '153', 17, '天津市东丽区无名道6号'),
  /** Potential victims. */
  heYulan: person('贺玉兰', '120103', '19510214', '170', 18, '天津市河西区无名道7号'),
  pengFei: person('彭飞', '120112', '19870630', '133', 19, '天津市津南区无名道8号'),
  suMeng: person('苏萌', '120102', '20010911', '153', 20, '天津市河东区无名道9号'),
  /** Holders of the accounts and numbers that the money and the calls went through. */
  xueDa: person('薛达', '120114', '19960104', '133', 31, '天津市武清区无名道10号'),
  kongLiang: person('孔亮', '120115', '19941218', '133', 32, '天津市宝坻区无名道11号'),
  ruanJing: person('阮静', '120117', '19970825', '170', 33, '天津市宁河区无名道12号'),
  gePeng: person('葛鹏', '120118', '19900719', '170', 34, '天津市静海区无名道13号'),
  miaoYu: person('苗宇', '120119', '19990503', '153', 35, '天津市蓟州区无名道14号'),
  chaiJun: person('柴俊', '120105', '19920226', '153', 36, '天津市河北区无名道15号'),
  luoQian: person('骆谦', '120110', '19930409', '133', 37, '天津市东丽区无名道16号'),
  biHao: person('毕昊', '120111', '19981005', '170', 38, '天津市西青区无名道17号'),
  /** A member of the public whose alarm turned out to be none. */
  liaoWei: person('廖维', '120116', '19830317', '133', 39, '天津市滨海新区无名道18号'),
} as const

export const companies = {
  /** Victim of the forged invoice mail. */
  haichuanTrading: { name: '临港海川进出口有限公司', idNumber: organisationCode('120116', 1) },
  /** Its real supplier abroad, whose mailbox was read. */
  northseaFoods: { name: 'Northsea Foods (fictional)', idNumber: 'XX0000001' },
  /** Whoever stands behind the forged invoice. */
  nordseeFood: { name: 'Nordsee Food Trading (fictional)', idNumber: 'XX0000002' },
  /** Shell account that took the money of the impersonated police abroad. */
  goldenGulf: { name: 'Golden Gulf Exchange (fictional)', idNumber: 'XX0000003' },
  /** Corporate mule. */
  lingyunTrading: { name: '临港凌云商贸有限公司', idNumber: organisationCode('120116', 2) },
} as const
