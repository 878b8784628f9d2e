import { type Pool, type Target, TARGET_HEALTHS, type Targets } from '../../api/targets'
import { t } from '../../i18n/i18n'
import { problemTitle } from '../../i18n/problem-title'

export interface TargetFilter {
  readonly text: string
  readonly troubledOnly: boolean
}

/** A job, and which of its targets are to be seen: those with troubles first. */
export interface ShownPool {
  readonly pool: Pool
  readonly targets: readonly Target[]
}

export function targetsOf(targets: Targets): readonly Target[] {
  return targets.pools.flatMap((pool) => pool.targets)
}

/**
 * What matches, by job, those with troubles first; a job of which nothing matches is left out, unless
 * nothing was asked for.
 */
export function shownPools(targets: Targets, filter: TargetFilter): readonly ShownPool[] {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const asked = words.length > 0 || filter.troubledOnly
  return targets.pools
    .map((pool) => ({ pool, targets: sorted(pool.targets.filter((each) => matches(each, pool, filter, words))) }))
    .filter((shown) => !asked || shown.targets.length > 0 || (words.length === 0 && leavesOut(shown.pool)))
    .toSorted((a, b) => Number(isTroubled(b.pool)) - Number(isTroubled(a.pool)))
}

function isTroubled(pool: Pool): boolean {
  return leavesOut(pool) || pool.targets.some((target) => target.health === 'down' || target.health === 'warning')
}

function leavesOut(pool: Pool): boolean {
  return pool.problem !== null || pool.invalid.count > 0
}

/** Every word must occur somewhere in what the page shows of the target in words. */
function matches(target: Target, pool: Pool, filter: TargetFilter, words: readonly string[]): boolean {
  if (filter.troubledOnly && target.health === 'up') return false
  if (words.length === 0) return true
  const shown = wordsOf(target, pool).toLocaleLowerCase()
  return words.every((word) => shown.includes(word))
}

function wordsOf(target: Target, pool: Pool): string {
  const labels = target.labels.map(([name, value]) => `${name}="${value}"`)
  const problem = target.problem === null ? '' : `${target.problem.code} ${problemTitle(target.problem.code)}`
  const health = `${target.health} ${t(`target.${target.health}`)}`
  return [pool.job, target.instance, target.url, health, problem, target.error, ...labels].join('\n')
}

function sorted(targets: readonly Target[]): readonly Target[] {
  return targets.toSorted((a, b) => TARGET_HEALTHS.indexOf(a.health) - TARGET_HEALTHS.indexOf(b.health))
}
