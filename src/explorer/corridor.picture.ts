import type { Bilingual } from '../errors.js'
import { type Markup, markup } from './markup.js'
import type { Language } from './page-frame.js'

interface Room {
  readonly name: Bilingual
  readonly does: readonly [Bilingual, Bilingual]
  readonly refuses: string
}

const rooms: readonly Room[] = [
  {
    name: { en: 'HTTP', zh: 'HTTP' },
    does: [
      { en: 'one document,', zh: '一份文档，' },
      { en: 'stated purpose', zh: '声明目的' },
    ],
    refuses: '',
  },
  {
    name: { en: 'identity', zh: '身份' },
    does: [
      { en: 'who asks,', zh: '谁在问，' },
      { en: 'and for what', zh: '为何而问' },
    ],
    refuses: '',
  },
  {
    name: { en: 'grant', zh: '授权' },
    does: [
      { en: 'decided once,', zh: '一次裁定，' },
      { en: 'then carried', zh: '全程携带' },
    ],
    refuses: '',
  },
  {
    name: { en: 'pre-check', zh: '预检' },
    does: [
      { en: 'fields, filters,', zh: '字段、筛选、' },
      { en: 'cost', zh: '开销' },
    ],
    refuses: 'FORBIDDEN_ARGUMENT',
  },
  {
    name: { en: 'guard', zh: '门卫' },
    does: [
      { en: 'is this operation', zh: '此操作' },
      { en: 'open to you', zh: '是否开放' },
    ],
    refuses: 'FORBIDDEN',
  },
  {
    name: { en: 'one SQL statement', zh: '一条 SQL' },
    does: [
      { en: 'granted columns,', zh: '授权列、掩码、' },
      { en: 'masks, rows', zh: '行谓词' },
    ],
    refuses: 'UNAVAILABLE',
  },
  {
    name: { en: 'record', zh: '留痕' },
    does: [
      { en: 'durable before', zh: '先落盘，' },
      { en: 'anything leaves', zh: '后送达' },
    ],
    refuses: 'UNAVAILABLE',
  },
  {
    name: { en: 'response', zh: '答复' },
    does: [
      { en: 'clear, masked,', zh: '明文、脱敏、' },
      { en: 'withheld – told', zh: '不予披露均说明' },
    ],
    refuses: '',
  },
]

/** Their places in `rooms`. */
const sqlRoom = 5
const recordRoom = 6

const plainWidth = 128
const sqlWidth = 160
const gap = 20
const top = 18
const roomHeight = 92

/** The corridor as an inline picture; colours come from the page's style sheet. */
export function corridorPicture(language: Language): Markup {
  const width = (rooms.length - 1) * (plainWidth + gap) + sqlWidth + 8
  const title = { en: 'The corridor of a request', zh: '请求的走廊' }[language]
  const description = rooms.map((room) => `${room.name[language]}: ${room.does[0][language]} ${room.does[1][language]}`).join(' → ')
  const drawn = rooms.map((room, index) => {
    const roomWidth = index === sqlRoom ? sqlWidth : plainWidth
    const x = 4 + index * (plainWidth + gap) + (index > sqlRoom ? sqlWidth - plainWidth : 0)
    const middle = x + roomWidth / 2
    const arrow = index + 1 < rooms.length ? [markup`<path class="arrow" d="M${x + roomWidth + 3} ${top + roomHeight / 2}h${gap - 8}m-5 -5l5 5l-5 5"/>`] : []
    const kind = index === sqlRoom ? 'room sql' : index === recordRoom ? 'room kept' : 'room'
    const refusal = room.refuses
      ? [
          markup`<path class="refusal" d="M${middle} ${top + roomHeight}v16m-4 -4l4 4l4 -4"/><text class="refusal-text" x="${middle}" y="${top + roomHeight + 32}">${room.refuses}</text>`,
        ]
      : []
    return markup`<rect class="${kind}" x="${x}" y="${top}" width="${roomWidth}" height="${roomHeight}" rx="10"/><text class="room-name" x="${middle}" y="${top + 32}">${room.name[language]}</text><text class="room-text" x="${middle}" y="${top + 57}">${room.does[0][language]}</text><text class="room-text" x="${middle}" y="${top + 74}">${room.does[1][language]}</text>${arrow}${refusal}`
  })
  return markup`<svg viewBox="0 0 ${width} ${top + roomHeight + 44}" role="img" aria-labelledby="corridor-svg-title corridor-svg-text"><title id="corridor-svg-title">${title}</title><desc id="corridor-svg-text">${description}</desc>${drawn}</svg>`
}
