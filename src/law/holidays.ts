/** Days off and make-up working days of one year, as the State Council announces them. */
export interface HolidaySchedule {
  readonly year: number
  readonly article: string
  /** First and last day, YYYYMMDD, both off. */
  readonly off: readonly (readonly [first: string, last: string])[]
  /** Saturdays and Sundays on which one works, YYYYMMDD. */
  readonly working: readonly string[]
}

/** A year that is not here has its weekends alone: add each schedule when it is announced, in November of the year before. */
export const holidaySchedules: readonly HolidaySchedule[] = [
  {
    year: 2025,
    article: '国办发明电〔2024〕12号',
    off: [
      ['20250101', '20250101'],
      ['20250128', '20250204'],
      ['20250404', '20250406'],
      ['20250501', '20250505'],
      ['20250531', '20250602'],
      ['20251001', '20251008'],
    ],
    working: ['20250126', '20250208', '20250427', '20250928', '20251011'],
  },
  {
    year: 2026,
    article: '国办发明电〔2025〕7号',
    off: [
      ['20260101', '20260103'],
      ['20260215', '20260223'],
      ['20260404', '20260406'],
      ['20260501', '20260505'],
      ['20260619', '20260621'],
      ['20260925', '20260927'],
      ['20261001', '20261007'],
    ],
    working: ['20260104', '20260214', '20260228', '20260509', '20260920', '20261010'],
  },
]
