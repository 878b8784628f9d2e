export type Direction = 'up' | 'down' | 'flat'

/** A number ready to be shown, with the direction its sign tells. */
export interface Figure {
  readonly text: string
  readonly direction: Direction
}

/** What stands where a value is not known. */
export const UNKNOWN = '–'

const MINUS = '\u2212'

/** Currencies that are counted in hundredths; all others are coins with finer parts. */
const CENTS = new Set([
  'USD', 'EUR', 'GBP', 'CHF', 'JPY', 'AUD', 'CAD', 'TRY', 'BRL', 'PLN',
  'USDT', 'USDC', 'BUSD', 'TUSD', 'FDUSD', 'USDP', 'DAI', 'PYUSD', 'USDE', 'EURT', 'EURC',
])

/** How many decimals a sum of money of this size deserves. */
export function moneyDigits(value: number, currency: string | null): number {
  const size = Math.abs(value)
  if (size >= 1_000_000) return 0
  if (currency !== null && CENTS.has(currency)) return size > 0 && size < 0.005 ? 4 : 2
  if (size >= 1000) return 2
  if (size >= 1) return 4
  return size > 0 && size < 0.0001 ? 8 : 5
}

/** Formats numbers and times in one language; makes each Intl formatter once. */
export class Formats {
  private readonly numbers = new Map<string, Intl.NumberFormat>()
  private readonly hours: Intl.DateTimeFormat
  private readonly seconds: Intl.DateTimeFormat
  private readonly days: Intl.DateTimeFormat
  private readonly distance: Intl.RelativeTimeFormat

  constructor(readonly locale: string, timeZone?: string) {
    const zone = timeZone === undefined ? {} : { timeZone }
    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    this.hours = new Intl.DateTimeFormat(locale, { ...clock, ...zone })
    this.seconds = new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit', ...zone })
    this.days = new Intl.DateTimeFormat(locale, { ...clock, day: '2-digit', month: 'short', ...zone })
    this.distance = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' })
  }

  count(value: number | null): string {
    return value === null ? UNKNOWN : this.plain(value, 0, 'auto')
  }

  money(value: number | null, currency: string | null): string {
    return value === null ? UNKNOWN : this.plain(value, moneyDigits(value, currency), 'auto')
  }

  /** Money that is neither won nor lost, like a balance. */
  balance(value: number | null, currency: string | null): Figure {
    return { text: this.money(value, currency), direction: 'flat' }
  }

  signedMoney(value: number | null, currency: string | null): Figure {
    if (value === null) return { text: UNKNOWN, direction: 'flat' }
    return figure(this.plain(value, moneyDigits(value, currency), 'exceptZero'))
  }

  percent(ratio: number | null): string {
    return ratio === null ? UNKNOWN : this.share(ratio, 1, 'auto')
  }

  signedPercent(ratio: number | null): Figure {
    if (ratio === null) return { text: UNKNOWN, direction: 'flat' }
    return figure(this.share(ratio, Math.abs(ratio) < 0.1 ? 2 : 1, 'exceptZero'))
  }

  /** The time of day to the second, from Unix seconds. */
  clockTime(unixSeconds: number): string {
    return this.seconds.format(unixSeconds * 1000)
  }

  /** Hours and minutes, with the day when that is not within twelve hours of `now`. */
  moment(unixSeconds: number, now: number): string {
    const format = Math.abs(now - unixSeconds) < 12 * 3600 ? this.hours : this.days
    return format.format(unixSeconds * 1000)
  }

  /** How long ago, in the largest fitting unit. */
  ago(seconds: number): string {
    const age = Math.max(0, Math.floor(seconds))
    if (age < 60) return this.distance.format(-age, 'second')
    if (age < 3600) return this.distance.format(-Math.floor(age / 60), 'minute')
    if (age < 48 * 3600) return this.distance.format(-Math.floor(age / 3600), 'hour')
    return this.distance.format(-Math.floor(age / 86_400), 'day')
  }

  /** A span of time, from seconds: milliseconds below one. */
  duration(seconds: number | null): string {
    if (seconds === null) return UNKNOWN
    const small = seconds > 0 && seconds < 1
    const value = small ? seconds * 1000 : seconds
    return this.span(small ? 'millisecond' : 'second', value < 10 ? 1 : 0).format(value)
  }

  private span(unit: 'millisecond' | 'second', digits: number): Intl.NumberFormat {
    const key = `${unit}${digits}`
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    const format = new Intl.NumberFormat(this.locale, {
      style: 'unit',
      unit,
      unitDisplay: 'narrow',
      maximumFractionDigits: digits,
    })
    this.numbers.set(key, format)
    return format
  }

  private share(ratio: number, digits: number, sign: 'auto' | 'exceptZero'): string {
    const decimals = Math.abs(ratio) >= 1 ? 0 : digits
    return typographic(this.formatter(decimals, sign, 'percent').format(ratio))
  }

  private plain(value: number, digits: number, sign: 'auto' | 'exceptZero'): string {
    return typographic(this.formatter(digits, sign, 'decimal').format(value))
  }

  private formatter(digits: number, signDisplay: 'auto' | 'exceptZero', style: 'decimal' | 'percent') {
    const key = `${style}${signDisplay}${digits}`
    let format = this.numbers.get(key)
    if (format === undefined) {
      const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits }
      format = new Intl.NumberFormat(this.locale, { ...decimals, signDisplay, style })
      this.numbers.set(key, format)
    }
    return format
  }
}

function typographic(text: string): string {
  return text.replace('-', MINUS)
}

function figure(text: string): Figure {
  if (text.startsWith('+')) return { text, direction: 'up' }
  return { text, direction: text.startsWith(MINUS) ? 'down' : 'flat' }
}
