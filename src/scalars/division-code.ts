import type { Bilingual } from '../errors.js'
import { fault, type Fault } from './fault.js'
import { defineTextScalar } from './text-scalar.js'

/** First two digits of GB/T 2260: provinces, autonomous regions, municipalities, special administrative regions. */
const provinces = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '))

/** The sixteen districts of Tianjin in GB/T 2260, with the two levels above them. */
export const tianjinDivisions: Readonly<Record<string, Bilingual>> = {
  '120000': { en: 'Tianjin', zh: '天津市' },
  '120100': { en: 'Municipal districts', zh: '市辖区' },
  '120101': { en: 'Heping', zh: '和平区' },
  '120102': { en: 'Hedong', zh: '河东区' },
  '120103': { en: 'Hexi', zh: '河西区' },
  '120104': { en: 'Nankai', zh: '南开区' },
  '120105': { en: 'Hebei', zh: '河北区' },
  '120106': { en: 'Hongqiao', zh: '红桥区' },
  '120110': { en: 'Dongli', zh: '东丽区' },
  '120111': { en: 'Xiqing', zh: '西青区' },
  '120112': { en: 'Jinnan', zh: '津南区' },
  '120113': { en: 'Beichen', zh: '北辰区' },
  '120114': { en: 'Wuqing', zh: '武清区' },
  '120115': { en: 'Baodi', zh: '宝坻区' },
  '120116': { en: 'Binhai New Area', zh: '滨海新区' },
  '120117': { en: 'Ninghe', zh: '宁河区' },
  '120118': { en: 'Jinghai', zh: '静海区' },
  '120119': { en: 'Jizhou', zh: '蓟州区' },
}

/** True for six digits under a known province; abolished divisions pass, since documents issued under them stay valid. */
export function hasDivisionShape(value: string): boolean {
  return /^[0-9]{6}$/.test(value) && provinces.has(value.slice(0, 2))
}

/** A division in force: Tianjin by the list above, the rest of the country by shape. */
export function checkDivisionCode(value: string): Fault | null {
  if (!/^[0-9]{6}$/.test(value)) return fault('division-code-shape', 'A division code has 6 digits.', '行政区划代码为6位数字。')
  if (!provinces.has(value.slice(0, 2))) return fault('division-code-province', 'The first two digits name no province.', '前两位不是有效的省级代码。')
  if (value.startsWith('12') && !Object.hasOwn(tianjinDivisions, value)) {
    return fault('division-code-tianjin', 'No such division of Tianjin.', '天津市没有该区划。')
  }
  return null
}

export const DivisionCode = defineTextScalar({
  name: 'DivisionCode',
  description: {
    en: 'Administrative division, 6 digits, GB/T 2260; example 120101.',
    zh: '行政区划代码，6位数字，GB/T 2260。',
  },
  check: checkDivisionCode,
})
