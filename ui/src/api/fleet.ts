import { type BotAlert, decodeBotAlert } from './bot-alert'
import { fields, list, number, numberOrNull, oneOf, parse, text, textOrNull } from './decode'

export const STATES = [
  'running',
  'paused',
  'stopped',
  'reload_config',
  'webserver',
  'down',
  'unknown',
] as const
export type BotState = (typeof STATES)[number]

export const HEALTHS = ['ok', 'warning', 'problem'] as const
export type Health = (typeof HEALTHS)[number]

export const RANGES = ['24h', '7d', '30d', '90d'] as const
export type Range = (typeof RANGES)[number]

export type Mode = 'live' | 'dry_run'

/** What is wrong with a bot: a stable code, and one English sentence with the next step. */
export interface Problem {
  readonly code: string
  readonly text: string
}

/** One bot. Ratios are fractions of 1, times are Unix seconds, null is "not known". */
export interface Bot {
  readonly name: string
  readonly state: BotState
  readonly health: Health
  readonly problem: Problem | null
  readonly mode: Mode | null
  readonly exchange: string | null
  readonly strategy: string | null
  readonly timeframe: string | null
  readonly currency: string | null
  readonly version: string | null
  readonly url: string | null
  readonly profit: number | null
  readonly profitRatio: number | null
  readonly profitToday: number | null
  readonly unrealizedProfit: number | null
  readonly openTrades: number | null
  readonly maxOpenTrades: number | null
  readonly winRatio: number | null
  readonly closedTrades: number | null
  readonly drawdownRatio: number | null
  readonly maxDrawdownRatio: number | null
  readonly equity: number | null
  readonly lastSeen: number | null
  readonly lastProcess: number | null
  /** The worst first. */
  readonly alerts: readonly BotAlert[]
}

export interface Totals {
  readonly bots: number
  readonly botsUp: number
  readonly equity: number | null
  readonly profit: number | null
  readonly profitToday: number | null
  readonly unrealizedProfit: number | null
  readonly openTrades: number | null
}

/** Bots whose money may be added: one currency, one mode. Both are null for bots never reached. */
export interface Group {
  readonly currency: string | null
  readonly mode: Mode | null
  readonly totals: Totals
  readonly bots: readonly Bot[]
}

export interface Fleet {
  /** Unix seconds of the server's clock. */
  readonly asOf: number
  readonly version: string
  readonly groups: readonly Group[]
}

export interface BotHistory {
  readonly profit: readonly (number | null)[]
  readonly equity: readonly (number | null)[]
}

/** Evenly spaced points; the first at `start`, the others every `step` seconds. */
export interface Sparklines {
  readonly start: number
  readonly step: number
  readonly bots: ReadonlyMap<string, BotHistory>
}

export function parseFleet(json: string): Fleet {
  const document = fields(parse(json), 'fleet')
  return {
    asOf: number(document['asOf'], 'fleet.asOf'),
    version: textOrNull(document['version']) ?? '',
    groups: list(document['groups'], 'fleet.groups').map((group, index) =>
      decodeGroup(group, `fleet.groups[${index}]`),
    ),
  }
}

export function parseSparklines(json: string): Sparklines {
  const document = fields(parse(json), 'sparklines')
  const bots = Object.entries(fields(document['bots'], 'sparklines.bots'))
  return {
    start: number(document['start'], 'sparklines.start'),
    step: number(document['step'], 'sparklines.step'),
    bots: new Map(bots.map(([name, value]) => [name, decodeHistory(value, `sparklines.bots.${name}`)])),
  }
}

function decodeGroup(value: unknown, path: string): Group {
  const group = fields(value, path)
  const bots = list(group['bots'], `${path}.bots`)
  return {
    currency: textOrNull(group['currency']),
    mode: decodeMode(group['mode']),
    totals: decodeTotals(fields(group['totals'], `${path}.totals`), bots.length),
    bots: bots.map((bot, index) => decodeBot(bot, `${path}.bots[${index}]`)),
  }
}

function decodeTotals(totals: Readonly<Record<string, unknown>>, bots: number): Totals {
  return {
    bots: numberOrNull(totals['bots']) ?? bots,
    botsUp: numberOrNull(totals['botsUp']) ?? 0,
    equity: numberOrNull(totals['equity']),
    profit: numberOrNull(totals['profit']),
    profitToday: numberOrNull(totals['profitToday']),
    unrealizedProfit: numberOrNull(totals['unrealizedProfit']),
    openTrades: numberOrNull(totals['openTrades']),
  }
}

function decodeBot(value: unknown, path: string): Bot {
  const bot = fields(value, path)
  return {
    name: text(bot['name'], `${path}.name`),
    state: oneOf(bot['state'], STATES, 'unknown'),
    health: oneOf(bot['health'], HEALTHS, 'warning'),
    problem: decodeProblem(bot['problem'], `${path}.problem`),
    mode: decodeMode(bot['mode']),
    exchange: textOrNull(bot['exchange']),
    strategy: textOrNull(bot['strategy']),
    timeframe: textOrNull(bot['timeframe']),
    currency: textOrNull(bot['currency']),
    version: textOrNull(bot['version']),
    url: textOrNull(bot['url']),
    profit: numberOrNull(bot['profit']),
    profitRatio: numberOrNull(bot['profitRatio']),
    profitToday: numberOrNull(bot['profitToday']),
    unrealizedProfit: numberOrNull(bot['unrealizedProfit']),
    openTrades: numberOrNull(bot['openTrades']),
    maxOpenTrades: numberOrNull(bot['maxOpenTrades']),
    winRatio: numberOrNull(bot['winRatio']),
    closedTrades: numberOrNull(bot['closedTrades']),
    drawdownRatio: numberOrNull(bot['drawdownRatio']),
    maxDrawdownRatio: numberOrNull(bot['maxDrawdownRatio']),
    equity: numberOrNull(bot['equity']),
    lastSeen: numberOrNull(bot['lastSeen']),
    lastProcess: numberOrNull(bot['lastProcess']),
    alerts: list(bot['alerts'] ?? [], `${path}.alerts`).map((alert, index) =>
      decodeBotAlert(alert, `${path}.alerts[${index}]`),
    ),
  }
}

function decodeMode(value: unknown): Mode | null {
  return value === 'live' || value === 'dry_run' ? value : null
}

function decodeProblem(value: unknown, path: string): Problem | null {
  if (value === null || value === undefined) return null
  const problem = fields(value, path)
  return { code: text(problem['code'], `${path}.code`), text: text(problem['text'], `${path}.text`) }
}

function decodeHistory(value: unknown, path: string): BotHistory {
  const history = fields(value, path)
  return {
    profit: list(history['profit'] ?? [], `${path}.profit`).map(numberOrNull),
    equity: list(history['equity'] ?? [], `${path}.equity`).map(numberOrNull),
  }
}
