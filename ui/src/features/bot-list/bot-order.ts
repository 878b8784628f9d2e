import type { Bot } from '../../api/fleet'

export const SORT_KEYS = [
  'name',
  'state',
  'strategy',
  'profit',
  'profitToday',
  'openTrades',
  'winRatio',
  'drawdownRatio',
  'equity',
  'lastSeen',
] as const
export type SortKey = (typeof SORT_KEYS)[number]

/** null is the order of the configuration. */
export type SortOrder = { readonly key: SortKey; readonly descending: boolean } | null

const HEALTH_RANK = { problem: 0, warning: 1, ok: 2 } as const
const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What choosing a column does: its natural direction, then the other one, then neither. */
export function nextOrder(current: SortOrder, key: SortKey): SortOrder {
  const first = startsDescending(key)
  if (current?.key !== key) return { key, descending: first }
  return current.descending === first ? { key, descending: !first } : null
}

/** Orders bots; those whose value is not known come last in either direction. */
export function sortedBots(bots: readonly Bot[], order: SortOrder): readonly Bot[] {
  if (order === null) return bots
  const turn = order.descending ? -1 : 1
  return bots.toSorted((left, right) => {
    const a = valueOf(left, order.key)
    const b = valueOf(right, order.key)
    if (a === null || b === null) return nullsLast(a, b) || names.compare(left.name, right.name)
    return turn * compare(a, b) || names.compare(left.name, right.name)
  })
}

function startsDescending(key: SortKey): boolean {
  return key !== 'name' && key !== 'state' && key !== 'strategy'
}

function valueOf(bot: Bot, key: SortKey): string | number | null {
  return key === 'state' ? `${HEALTH_RANK[bot.health]} ${bot.state}` : bot[key]
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : names.compare(String(a), String(b))
}

function nullsLast(a: unknown, b: unknown): number {
  return Number(a === null) - Number(b === null)
}
