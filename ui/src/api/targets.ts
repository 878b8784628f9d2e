import { fields, type Fields, list, number, numberOrNull, oneOf, parse, text, textOrNull } from './decode'

/** `warning` is a target that answers, but of which something is refused. */
export const TARGET_HEALTHS = ['down', 'warning', 'unknown', 'up'] as const
export type TargetHealth = (typeof TARGET_HEALTHS)[number]

/** What is wrong: a stable code, and one English sentence with the next step. */
export interface TargetProblem {
  readonly code: string
  readonly text: string
}

/** Names with their values, in the order of the names. */
export type LabelPairs = readonly (readonly [name: string, value: string])[]

/** How a target was when it was scraped last; null before that. Times are Unix seconds. */
export interface TargetStatus {
  readonly id: number
  readonly health: TargetHealth
  readonly problem: TargetProblem | null
  /** What the scrape failed with, as the server says it; empty when it worked. */
  readonly error: string
  readonly lastScrape: number | null
  readonly duration: number | null
  readonly samples: number | null
}

export interface Target extends TargetStatus {
  readonly url: string
  readonly instance: string
  readonly interval: number | null
  readonly timeout: number | null
  readonly labels: LabelPairs
  /** Before relabelling. */
  readonly discovered: LabelPairs
}

/** Something that makes no target, and why. */
export interface InvalidTarget {
  readonly reason: string
  readonly labels: LabelPairs
}

/** The targets of one job, and what it leaves out: all are counted, the first ones kept. */
export interface Pool {
  readonly job: string
  readonly problem: TargetProblem | null
  readonly targets: readonly Target[]
  readonly dropped: { readonly count: number; readonly kept: readonly LabelPairs[] }
  readonly invalid: { readonly count: number; readonly kept: readonly InvalidTarget[] }
}

export interface Targets {
  /** Unix seconds of the server's clock. */
  readonly asOf: number
  readonly version: string
  /** Targets that are scraped, but more than the server tells of. */
  readonly omitted: number
  readonly pools: readonly Pool[]
}

export interface Changes {
  readonly asOf: number
  readonly targets: readonly TargetStatus[]
}

export function parseTargets(json: string): Targets {
  const document = fields(parse(json), 'targets')
  return {
    asOf: number(document['asOf'], 'targets.asOf'),
    version: textOrNull(document['version']) ?? '',
    omitted: numberOrNull(document['omitted']) ?? 0,
    pools: list(document['pools'], 'targets.pools').map((pool, index) =>
      decodePool(pool, `targets.pools[${index}]`),
    ),
  }
}

export function parseChanges(json: string): Changes {
  const document = fields(parse(json), 'changes')
  return {
    asOf: number(document['asOf'], 'changes.asOf'),
    targets: list(document['targets'], 'changes.targets').map((target, index) =>
      decodeStatus(fields(target, `changes.targets[${index}]`), `changes.targets[${index}]`),
    ),
  }
}

/** The same targets, some of them as they are by now. */
export function withChanges(targets: Targets, changes: Changes): Targets {
  if (changes.targets.length === 0) return { ...targets, asOf: changes.asOf }
  const byId = new Map(changes.targets.map((status) => [status.id, status]))
  const pools = targets.pools.map((pool) => {
    if (!pool.targets.some((target) => byId.has(target.id))) return pool
    return { ...pool, targets: pool.targets.map((target) => ({ ...target, ...byId.get(target.id) })) }
  })
  return { ...targets, asOf: changes.asOf, pools }
}

function decodePool(value: unknown, path: string): Pool {
  const pool = fields(value, path)
  const dropped = fields(pool['dropped'], `${path}.dropped`)
  const invalid = fields(pool['invalid'], `${path}.invalid`)
  return {
    job: text(pool['job'], `${path}.job`),
    problem: decodeProblem(pool['problem'], `${path}.problem`),
    targets: list(pool['targets'], `${path}.targets`).map((target, index) =>
      decodeTarget(target, `${path}.targets[${index}]`),
    ),
    dropped: {
      count: numberOrNull(dropped['count']) ?? 0,
      kept: list(dropped['kept'], `${path}.dropped.kept`).map((each) => decodeLabels(each, `${path}.dropped.kept`)),
    },
    invalid: {
      count: numberOrNull(invalid['count']) ?? 0,
      kept: list(invalid['kept'], `${path}.invalid.kept`).map((each) => decodeInvalid(each, `${path}.invalid.kept`)),
    },
  }
}

function decodeInvalid(value: unknown, path: string): InvalidTarget {
  const invalid = fields(value, path)
  return { reason: textOrNull(invalid['reason']) ?? '', labels: decodeLabels(invalid['labels'], path) }
}

function decodeTarget(value: unknown, path: string): Target {
  const target = fields(value, path)
  return {
    ...decodeStatus(target, path),
    url: text(target['url'], `${path}.url`),
    instance: textOrNull(target['instance']) ?? '',
    interval: numberOrNull(target['interval']),
    timeout: numberOrNull(target['timeout']),
    labels: decodeLabels(target['labels'], `${path}.labels`),
    discovered: decodeLabels(target['discovered'], `${path}.discovered`),
  }
}

function decodeStatus(status: Fields, path: string): TargetStatus {
  const problem = decodeProblem(status['problem'], `${path}.problem`)
  const health = oneOf(status['health'], TARGET_HEALTHS, 'unknown')
  return {
    id: number(status['id'], `${path}.id`),
    health: health === 'up' && problem !== null ? 'warning' : health,
    problem,
    error: textOrNull(status['error']) ?? '',
    lastScrape: numberOrNull(status['lastScrape']),
    duration: numberOrNull(status['duration']),
    samples: numberOrNull(status['samples']),
  }
}

function decodeProblem(value: unknown, path: string): TargetProblem | null {
  if (value === null || value === undefined) return null
  const problem = fields(value, path)
  return { code: text(problem['code'], `${path}.code`), text: text(problem['text'], `${path}.text`) }
}

function decodeLabels(value: unknown, path: string): LabelPairs {
  return Object.entries(fields(value, path)).map(([name, each]) => [name, text(each, `${path}.${name}`)] as const)
}
