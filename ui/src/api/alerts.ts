import { fields, type Fields, list, number, numberOrNull, oneOf, parse, text, textOrNull } from './decode'

/** An alert as the router has it. Times are Unix seconds. */
export interface Alert {
  readonly fingerprint: string
  readonly labels: ReadonlyMap<string, string>
  readonly annotations: ReadonlyMap<string, string>
  readonly startsAt: number
  readonly source: string
  readonly receivers: readonly string[]
  readonly silencedBy: readonly string[]
  readonly inhibitedBy: readonly string[]
  readonly mutedBy: readonly string[]
}

/** Alerts that are told together. */
export interface AlertGroup {
  readonly labels: ReadonlyMap<string, string>
  readonly receiver: string
  readonly alerts: readonly Alert[]
}

/** An alert that our rules have found and that does not fire yet, or that somebody else routes. */
export interface RuleAlert {
  readonly state: 'pending' | 'firing'
  readonly since: number
  readonly labels: ReadonlyMap<string, string>
  readonly annotations: ReadonlyMap<string, string>
}

export interface Matcher {
  readonly name: string
  readonly value: string
  readonly isRegex: boolean
  readonly isEqual: boolean
}

export const SILENCE_STATES = ['active', 'pending', 'expired'] as const
export type SilenceState = (typeof SILENCE_STATES)[number]

export interface Silence {
  readonly id: string
  readonly state: SilenceState
  readonly matchers: readonly Matcher[]
  readonly startsAt: number
  readonly endsAt: number
  readonly createdBy: string
  readonly comment: string
  readonly annotations: ReadonlyMap<string, string>
}

export interface Alerts {
  /** Unix seconds of the server's clock. */
  readonly asOf: number
  readonly version: string
  /** Whether we route alerts ourselves; else there are only those of the rules. */
  readonly routed: boolean
  readonly groups: readonly AlertGroup[]
  readonly silences: readonly Silence[]
  readonly pending: readonly RuleAlert[]
  /** Alerts and silences that are there, but more than the server tells of. */
  readonly omitted: number
}

export function parseAlerts(json: string): Alerts {
  const document = fields(parse(json), 'alerts')
  return {
    asOf: number(document['asOf'], 'alerts.asOf'),
    version: textOrNull(document['version']) ?? '',
    routed: document['routed'] === true,
    groups: decodeList(document['groups'], 'alerts.groups', decodeGroup),
    silences: decodeList(document['silences'], 'alerts.silences', decodeSilence),
    pending: decodeList(document['pending'], 'alerts.pending', decodePending),
    omitted: (numberOrNull(document['omittedAlerts']) ?? 0) + (numberOrNull(document['omittedSilences']) ?? 0),
  }
}

/** The answer of the router's `/api/v2/alerts`. */
export function parseAlertList(json: string): Alert[] {
  return decodeList(parse(json), 'alerts', decodeAlert)
}

function decodeList<T>(value: unknown, path: string, decode: (value: unknown, path: string) => T): T[] {
  return list(value ?? [], path).map((each, index) => decode(each, `${path}[${index}]`))
}

function decodeGroup(value: unknown, path: string): AlertGroup {
  const group = fields(value, path)
  return {
    labels: pairs(group['labels'], `${path}.labels`),
    receiver: text(fields(group['receiver'], `${path}.receiver`)['name'], `${path}.receiver.name`),
    alerts: decodeList(group['alerts'], `${path}.alerts`, decodeAlert),
  }
}

function decodeAlert(value: unknown, path: string): Alert {
  const alert = fields(value, path)
  const status = fields(alert['status'], `${path}.status`)
  return {
    fingerprint: text(alert['fingerprint'], `${path}.fingerprint`),
    labels: pairs(alert['labels'], `${path}.labels`),
    annotations: pairs(alert['annotations'], `${path}.annotations`),
    startsAt: time(alert, 'startsAt', path),
    source: textOrNull(alert['generatorURL']) ?? '',
    receivers: decodeList(alert['receivers'], `${path}.receivers`, (each, at) => text(fields(each, at)['name'], at)),
    silencedBy: decodeList(status['silencedBy'], path, text),
    inhibitedBy: decodeList(status['inhibitedBy'], path, text),
    mutedBy: decodeList(status['mutedBy'], path, text),
  }
}

function decodePending(value: unknown, path: string): RuleAlert {
  const alert = fields(value, path)
  return {
    state: oneOf(alert['state'], ['pending', 'firing'] as const, 'pending'),
    since: number(alert['since'], `${path}.since`),
    labels: pairs(alert['labels'], `${path}.labels`),
    annotations: pairs(alert['annotations'], `${path}.annotations`),
  }
}

function decodeSilence(value: unknown, path: string): Silence {
  const silence = fields(value, path)
  return {
    id: text(silence['id'], `${path}.id`),
    state: oneOf(fields(silence['status'], `${path}.status`)['state'], SILENCE_STATES, 'expired'),
    matchers: decodeList(silence['matchers'], `${path}.matchers`, decodeMatcher),
    startsAt: time(silence, 'startsAt', path),
    endsAt: time(silence, 'endsAt', path),
    createdBy: textOrNull(silence['createdBy']) ?? '',
    comment: textOrNull(silence['comment']) ?? '',
    annotations: pairs(silence['annotations'] ?? {}, `${path}.annotations`),
  }
}

function decodeMatcher(value: unknown, path: string): Matcher {
  const matcher = fields(value, path)
  return {
    name: text(matcher['name'], `${path}.name`),
    value: text(matcher['value'], `${path}.value`),
    isRegex: matcher['isRegex'] === true,
    isEqual: matcher['isEqual'] !== false,
  }
}

function pairs(value: unknown, path: string): ReadonlyMap<string, string> {
  const entries = Object.entries(fields(value, path)).map(([name, each]) => [name, text(each, path)] as const)
  return new Map(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

function time(from: Fields, name: string, path: string): number {
  return number(Date.parse(text(from[name], `${path}.${name}`)) / 1000, `${path}.${name}`)
}
