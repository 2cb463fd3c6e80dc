import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hidden, maskAddress, maskBankAccount, maskImHandle, maskMobile, maskPersonName, maskResidentId, masks, maskUrl } from '../../src/policy/masks.js'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.stringMatching(/^[0-9A-Za-z*+_-]{0,40}$/),
  fc.stringMatching(/^[+]?[0-9]{0,24}$/),
  fc.stringMatching(/^(天津市|北京市|河北省|广东省)?[和平南开区县市镇小路*张a1]{0,14}$/),
  fc.webUrl(),
)

describe('a mask shows', () => {
  it.each([
    ['13800001234', '138****1234'],
    ['+8613800001234', '138****1234'],
    ['008613800001234', '138****1234'],
    ['02227001234', '022****1234'],
    ['+14155552671', '141****2671'],
    ['1064123456789', '106****6789'],
    ['+862227001234', hidden],
    ['110', hidden],
    ['13800 01234', hidden],
    ['', hidden],
  ])('of mobile %j: %s', (value, mask) => {
    expect(maskMobile(value)).toBe(mask)
  })

  it.each([
    ['11010519491231002X', '1****************X'],
    ['110105491231002', '1*************2'],
    ['E12345678', 'E*******8'],
    ['E123456', hidden],
    ['证件号码一二三四五', hidden],
    ['', hidden],
  ])('of identity document %j: %s', (value, mask) => {
    expect(maskResidentId(value)).toBe(mask)
  })

  it.each([
    ['6225751234561496', '622575******1496'],
    ['6228480000000000018', '622848*********0018'],
    ['371902345610101', '37*********0101'],
    ['123456789012', '12******9012'],
    ['12345678901', '*********01'],
    ['12345678', '******78'],
    ['1234567', hidden],
    ['GB82WEST12345698765432', 'GB82WE************5432'],
    ['6225 7512 3456 1496', hidden],
  ])('of account %j: %s', (value, mask) => {
    expect(maskBankAccount(value)).toBe(mask)
  })

  it.each([
    ['张三', '张*'],
    ['欧阳娜娜', '欧*'],
    ['𠮷田', '𠮷*'],
    ['John Smith', 'J*'],
    ['E\u0301mile', 'É*'],
    [' 李四 ', '李*'],
    ['买买提·吐尔逊', '买*'],
    ['张', '*'],
    ['e\u0301', '*'],
    ['x\u0327', '*'],
    ['𠮷', '*'],
    ['\ud842田', '*'],
    ['👩‍👩‍👧 家', '*'],
    ['13800001234', '*'],
    ['', '*'],
  ])('of name %j: %s', (value, mask) => {
    expect(maskPersonName(value)).toBe(mask)
  })

  it.each([
    ['天津市和平区南京路1号', '天津市和平区****'],
    ['天津市滨海新区第三大街23号', '天津市滨海新区****'],
    ['和平区南京路1号', '和平区****'],
    ['天津市某某小区3号楼', '天津市****'],
    ['河北省石家庄市长安区中山东路11号', '河北省石家庄市长安区****'],
    ['福建省厦门市思明区湖滨南路', '福建省厦门市思明区****'],
    ['北京市海淀区中关村大街', '北京市海淀区****'],
    ['北京市幸福小区3号', '北京市****'],
    ['内蒙古自治区锡林郭勒盟锡林浩特市', '内蒙古自治区锡林郭勒盟锡林浩特市****'],
    ['12 Nanjing Road, Heping District, Tianjin', hidden],
    ['南京路1号', hidden],
    ['', hidden],
  ])('of address %j: %s', (value, mask) => {
    expect(maskAddress(value)).toBe(mask)
  })

  it.each([
    ['1234567890', '12******90'],
    ['12345678', '1******8'],
    ['1234567', hidden],
    ['wxid_abc123def', 'wx**********ef'],
    ['微信号码很长很长很长', hidden],
  ])('of IM handle %j: %s', (value, mask) => {
    expect(maskImHandle(value)).toBe(mask)
  })

  it.each([
    ['https://pay.evil-bank.com/login?id=7', 'https://****.com'],
    ['http://user:pass@evil.example.cn:8080/', 'http://****.cn'],
    ['http://192.0.2.7/app.apk', 'http://****'],
    ['http://[2001:db8::1]/', 'http://****'],
    ['http://localhost/', 'http://****'],
    ['https://evil.secretsecret/', 'https://****'],
    ['https://例子.测试/', 'https://****'],
    ['javascript:alert(1)', hidden],
    ['evil.com', hidden],
    ['', hidden],
  ])('of web address %j: %s', (value, mask) => {
    expect(maskUrl(value)).toBe(mask)
  })
})

describe('every mask', () => {
  it.each(Object.entries(masks))('%s answers any string with a well-formed one, and leaves its own answer unchanged', (_, { apply }) => {
    fc.assert(
      fc.property(anyText, (value) => {
        const mask = apply(value)
        expect(mask).not.toMatch(/\p{Cs}/u)
        expect(mask).toContain('*')
        expect(apply(mask)).toBe(mask)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['mobile', 7, 4],
    ['residentId', 2, 6],
    ['bankAccount', 10, 6],
    ['personName', 1, 1],
    ['imHandle', 4, 6],
  ] as const)('%s shows at most %i characters and hides at least %i', (name, shown, kept) => {
    fc.assert(
      fc.property(anyText, (value) => {
        const visible = [...masks[name].apply(value)].filter((character) => character !== '*')
        expect(visible.length).toBeLessThanOrEqual(shown)
        const given = [...value.normalize('NFC')].filter((character) => character !== '*')
        if (visible.length > 0 && !value.includes('*')) expect(given.length - visible.length).toBeGreaterThanOrEqual(kept)
      }),
      { numRuns: 2000 },
    )
  })

  it('address shows nothing that does not end in a district, a city or a province', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const shown = maskAddress(value).slice(0, -hidden.length)
        expect(shown).toMatch(/^$|[省市区县旗州盟]$/u)
        expect(shown).not.toMatch(/[0-9A-Za-z路]|小区/u)
        expect([...shown].length).toBeLessThanOrEqual(30)
      }),
      { numRuns: 2000 },
    )
  })

  it('url shows a scheme and at most six letters', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        expect(maskUrl(value)).toMatch(/^(?:https?:\/\/)?\*{4}(?:\.[a-z]{2,6})?$/)
      }),
      { numRuns: 2000 },
    )
  })

  it('depends on the shown characters alone: hidden ones may change without a trace', () => {
    const digit = fc.stringMatching(/^[0-9]{4}$/)
    fc.assert(
      fc.property(digit, digit, (a, b) => {
        expect(maskMobile(`138${a}1234`)).toBe(maskMobile(`138${b}1234`))
        expect(maskBankAccount(`622575${a}001496`)).toBe(maskBankAccount(`622575${b}991496`))
        expect(maskPersonName(`张${a}`)).toBe(maskPersonName(`张${b}${a}`))
        expect(maskUrl(`https://a${a}.com/${a}`)).toBe(maskUrl(`https://bb${b}.com/`))
      }),
    )
  })
})
